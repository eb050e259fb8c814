#include <mpi.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "sim/ranks/ranks.hpp"

namespace musubi {
namespace {

using Message = Ranks::Message;

/// MPI's own waiting keeps a processor busy. This one looks less and less often.
class Sleep {
  public:
    void a_while() {
        std::this_thread::sleep_for(next_);
        next_ = std::min(next_ * 2, longest);
    }

  private:
    static constexpr std::chrono::microseconds shortest{50}, longest{10'000};
    std::chrono::microseconds next_ = shortest;
};

void send(int to, const Message& message) {
    MPI_Send(message.data(), static_cast<int>(message.size()), MPI_INT64_T, to, 0, MPI_COMM_WORLD);
}

Ranks::Received receive() {
    Sleep sleep;
    int arrived = 0;
    MPI_Status status;
    while (MPI_Iprobe(MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &arrived, &status), arrived == 0) sleep.a_while();
    Ranks::Received received;
    received.from = status.MPI_SOURCE;
    MPI_Recv(received.message.data(), static_cast<int>(received.message.size()), MPI_INT64_T, received.from,
             0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return received;
}

/// Those that have done wait, asleep, for those that have not.
void leave() {
    MPI_Request all = MPI_REQUEST_NULL;
    MPI_Ibarrier(MPI_COMM_WORLD, &all);
    Sleep sleep;
    int left = 0;
    while (MPI_Test(&all, &left, MPI_STATUS_IGNORE), left == 0) sleep.a_while();
    MPI_Finalize();
}

}  // namespace

std::optional<Ranks> join_ranks() {
    int threads = MPI_THREAD_SINGLE;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &threads);  // a fault ends the program
    if (threads < MPI_THREAD_SERIALIZED)
        throw std::runtime_error("this MPI does not bear threads (MPI_THREAD_SERIALIZED)");
    Ranks ranks{.me = 0, .all = 1, .send = send, .receive = receive, .joined = {}};
    MPI_Comm_rank(MPI_COMM_WORLD, &ranks.me);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks.all);
    ranks.joined = std::shared_ptr<void>(static_cast<void*>(nullptr), [](void*) { leave(); });
    return ranks;
}

}  // namespace musubi

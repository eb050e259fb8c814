#include "tools/musubi/running/interruption.hpp"

#include <unistd.h>

#include <atomic>
#include <string_view>

namespace musubi {
namespace {

/// Global, because a signal handler is given nothing else; it only counts, and the threads of the run read.
std::atomic<int> signals = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler must not wait for a lock");

/// Only what is safe in a signal handler.
void say(std::string_view text) {
    [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, text.data(), text.size());
}

void count_signal(int signal) {
    const int count = ++signals;
    if (count == 1)
        say("\nStopping: the replicates under way may finish. Once more drops them.\n");
    else if (count == 2)
        say("\nStopping at once: what has finished is written.\n");
    else {
        ::signal(signal, SIG_DFL);
        ::raise(signal);
    }
}

}  // namespace

Interruption::Interruption() {
    signals = 0;
    struct sigaction counting {};
    counting.sa_handler = count_signal;
    counting.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &counting, &before_interrupt_);
    ::sigaction(SIGTERM, &counting, &before_terminate_);
    // A background job of a shell script is to stay deaf to Ctrl-C if it was started so.
    if (before_interrupt_.sa_handler == SIG_IGN) ::sigaction(SIGINT, &before_interrupt_, nullptr);
    if (before_terminate_.sa_handler == SIG_IGN) ::sigaction(SIGTERM, &before_terminate_, nullptr);
}

Interruption::~Interruption() {
    ::sigaction(SIGINT, &before_interrupt_, nullptr);
    ::sigaction(SIGTERM, &before_terminate_, nullptr);
}

Stop Interruption::asked() {
    const int count = signals;
    return count == 0 ? Stop::no : count == 1 ? Stop::after_those_under_way : Stop::at_once;
}

}  // namespace musubi

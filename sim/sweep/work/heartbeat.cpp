#include "sim/sweep/work/heartbeat.hpp"

#include <system_error>
#include <utility>

namespace musubi {

Heartbeat::Heartbeat(std::chrono::nanoseconds every, std::function<void()> beat)
    : every_(every), beat_(std::move(beat)) {
    try {
        thread_ = std::thread([this] { live(); });
    } catch (const std::system_error&) {
        return;  // there are as many threads as there can be
    }
}

Heartbeat::~Heartbeat() {
    {
        const std::scoped_lock lock(sleep_);
        ended_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Heartbeat::live() {
    std::unique_lock lock(sleep_);
    while (!wake_.wait_for(lock, every_, [this] { return ended_; })) {
        lock.unlock();
        beat_();
        lock.lock();
    }
}

}  // namespace musubi

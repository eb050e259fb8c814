#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace musubi {

/// Calls a function every so often, from a thread of its own, until its own end; never, where the system
/// gives no more threads. (std::jthread, which libc++ lacks before its version 20.)
class Heartbeat {
  public:
    Heartbeat(std::chrono::nanoseconds every, std::function<void()> beat);
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

  private:
    void live();

    std::chrono::nanoseconds every_;
    std::function<void()> beat_;
    std::mutex sleep_;
    std::condition_variable wake_;
    bool ended_ = false;
    std::thread thread_;
};

}  // namespace musubi

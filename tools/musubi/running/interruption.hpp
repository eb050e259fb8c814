#pragma once

#include <signal.h>

#include "musubi/ensemble.hpp"

namespace musubi {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM do not end the program but ask it to stop: the first lets the
/// replicates under way finish, the second drops them, the third ends the program as it would have without
/// this. One at a time.
class Interruption {
  public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// What was asked for so far; from any thread.
    [[nodiscard]] static Stop asked();

  private:
    struct sigaction before_interrupt_ {};
    struct sigaction before_terminate_ {};
};

}  // namespace musubi

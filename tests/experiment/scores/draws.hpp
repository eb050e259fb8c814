#pragma once

#include <cstdint>
#include <random>

#include "musubi/distributions.hpp"

namespace musubi {

/// Standard normal numbers, the same with any standard library.
class NormalDraws {
  public:
    explicit NormalDraws(std::uint64_t seed) : engine_(seed) {}
    double operator()() { return standard_normal((static_cast<double>(engine_() >> 12U) + 0.5) * 0x1p-52); }

  private:
    std::mt19937_64 engine_;
};

}  // namespace musubi

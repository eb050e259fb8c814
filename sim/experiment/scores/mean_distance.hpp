#pragma once

#include <cstddef>

namespace musubi {

/// How far a point is on average from one that is known with an error: E‖μ + ε‖, where each of the
/// coordinates of ε is standard normal, and μ is the vector between the two (the mean of a noncentral χ
/// distribution).
class MeanDistance {
  public:
    explicit MeanDistance(std::size_t coordinates);  ///< 1 or more
    /// By ‖μ‖². Relative error below 1e-12 for up to 600 coordinates.
    double operator()(double squared_length) const;

  private:
    double coordinates_, of_nothing_;  ///< of_nothing_: where μ is 0
};

}  // namespace musubi

#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// A symmetric matrix of covariances, row by row.
class Covariance {
  public:
    explicit Covariance(std::size_t size) : size_(size), numbers_(size * size) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    double& operator()(std::size_t i, std::size_t j) { return numbers_[i * size_ + j]; }
    double operator()(std::size_t i, std::size_t j) const { return numbers_[i * size_ + j]; }
    Covariance& operator+=(const Covariance& other) {
        for (std::size_t k = 0; k < numbers_.size(); ++k) numbers_[k] += other.numbers_[k];
        return *this;
    }

  private:
    std::size_t size_;
    std::vector<double> numbers_;
};

}  // namespace musubi

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/experiment/designs/factor.hpp"

namespace musubi {

/// Kinds of terms. Terms of one kind have the same order and the same prior.
enum class TermKind : std::uint8_t { level, slope, square, cube, product, product_of_three };

/// The terms of a response surface over factors on −1 … 1: 1; x, x³, x² and x·x′ of all factors; and every
/// other product of three of the active factors.
class SurfaceTerms {
  public:
    explicit SurfaceTerms(std::size_t factors, std::vector<std::size_t> active = {});

    [[nodiscard]] std::size_t number() const;
    /// Writes the terms at a point, `number()` of them.
    void expand(const Point& point, double* term) const;
    /// Of what kind each term is.
    [[nodiscard]] std::vector<TermKind> kinds() const;
    /// Which terms are of one factor alone: x, x³, x².
    [[nodiscard]] std::vector<std::size_t> terms_of(std::size_t factor) const;

    /// The largest number of active factors that leaves five points per term.
    static std::size_t bearable(std::size_t factors, std::size_t points);

  private:
    std::size_t factors_;
    std::vector<std::size_t> active_;
};

}  // namespace musubi

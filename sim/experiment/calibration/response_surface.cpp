#include "sim/experiment/calibration/response_surface.hpp"

#include <utility>

namespace musubi {
namespace {

constexpr std::size_t points_per_term = 5;

/// Where the terms that a factor brings begin: x, x³, and its products with itself and those before it.
std::size_t begin_of(std::size_t factor) { return 1 + 2 * factor + factor * (factor + 1) / 2; }

/// Products of three of so many factors, cubes left out.
std::size_t products_of_three(std::size_t active) {
    return active * (active + 1) * (active + 2) / 6 - active;
}

double centred(const Point& point, std::size_t factor) { return 2 * point[factor] - 1; }

}  // namespace

SurfaceTerms::SurfaceTerms(std::size_t factors, std::vector<std::size_t> active)
    : factors_(factors), active_(std::move(active)) {}

std::size_t SurfaceTerms::number() const { return begin_of(factors_) + products_of_three(active_.size()); }

void SurfaceTerms::expand(const Point& point, double* term) const {
    *term++ = 1;
    for (std::size_t i = 0; i < factors_; ++i) {
        const double x = centred(point, i);
        *term++ = x;
        *term++ = x * x * x;
        for (std::size_t k = 0; k <= i; ++k) *term++ = x * centred(point, k);
    }
    for (std::size_t i = 0; i < active_.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            for (std::size_t k = 0; k <= j; ++k)
                if (k < i)
                    *term++ =
                        centred(point, active_[i]) * centred(point, active_[j]) * centred(point, active_[k]);
}

std::vector<TermKind> SurfaceTerms::kinds() const {
    std::vector<TermKind> kinds{TermKind::level};
    for (std::size_t i = 0; i < factors_; ++i) {
        kinds.insert(kinds.end(), {TermKind::slope, TermKind::cube});
        kinds.insert(kinds.end(), i, TermKind::product);
        kinds.push_back(TermKind::square);
    }
    kinds.resize(number(), TermKind::product_of_three);
    return kinds;
}

std::vector<std::size_t> SurfaceTerms::terms_of(std::size_t factor) const {
    const std::size_t begin = begin_of(factor);
    return {begin, begin + 1, begin + 2 + factor};
}

std::size_t SurfaceTerms::bearable(std::size_t factors, std::size_t points) {
    std::size_t active = 0;
    while (active < factors &&
           points_per_term * (begin_of(factors) + products_of_three(active + 1)) <= points)
        ++active;
    return active;
}

}  // namespace musubi

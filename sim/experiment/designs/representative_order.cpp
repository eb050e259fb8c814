#include "sim/experiment/designs/representative_order.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace musubi {
namespace {

using Coordinates = std::vector<std::vector<double>>;

/// Each coordinate as the share of the points that have a smaller one.
Coordinates places_in_the_set(const Coordinates& points) {
    Coordinates ranks = points;
    for (std::size_t f = 0; f < points.front().size(); ++f) {
        std::vector<double> sorted;
        for (const std::vector<double>& point : points) sorted.push_back(point[f]);
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t k = 0; k < points.size(); ++k) {
            const auto smaller = std::lower_bound(sorted.begin(), sorted.end(), points[k][f]);
            ranks[k][f] = static_cast<double>(smaller - sorted.begin()) / static_cast<double>(points.size());
        }
    }
    return ranks;
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t f = 0; f < a.size(); ++f) squares += (a[f] - b[f]) * (a[f] - b[f]);
    return std::sqrt(squares);
}

/// Weights as whole numbers of places that sum to `places`, by largest remainders.
std::vector<std::size_t> places_by(const std::vector<double>& weights, std::size_t places) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::size_t> given(weights.size()), order(weights.size());
    std::vector<double> remainder(weights.size());
    std::size_t left = places;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        const double exact = weights[k] / total * static_cast<double>(places);
        given[k] = static_cast<std::size_t>(exact);
        remainder[k] = exact - static_cast<double>(given[k]);
        left -= std::min(left, given[k]);
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    for (std::size_t k = 0; k < left; ++k) ++given[order[k]];
    return given;
}

std::vector<std::size_t> places_of(const std::vector<double>& weights) {
    const bool equal =
        std::all_of(weights.begin(), weights.end(), [&](double weight) { return weight == weights.front(); });
    if (equal) return std::vector<std::size_t>(weights.size(), 1);
    return places_by(weights, places_per_point * weights.size());
}

/// The greedy choice, with what each point's distances to those taken so far sum to.
class Choice {
  public:
    Choice(const Coordinates& points, std::vector<std::size_t> places)
        : points_(points), places_(std::move(places)), to_taken_(points.size(), 0) {
        for (const std::vector<double>& point : points) {
            double sum = 0;
            for (std::size_t k = 0; k < points.size(); ++k)
                sum += static_cast<double>(places_[k]) * distance(point, points[k]);
            to_all_.push_back(sum);
        }
        all_ = std::accumulate(places_.begin(), places_.end(), std::size_t{0});
    }
    [[nodiscard]] std::size_t places() const { return all_; }

    std::size_t take() {
        const std::size_t next = nearest_to_the_whole();
        --places_[next];
        ++taken_;
        for (std::size_t k = 0; k < points_.size(); ++k) to_taken_[k] += distance(points_[k], points_[next]);
        return next;
    }

  private:
    /// Which point makes 2·E|taken − all| − E|taken − taken′| least, of those that still have a place.
    [[nodiscard]] std::size_t nearest_to_the_whole() const {
        std::size_t best = points_.size();
        double least = 0;
        for (std::size_t k = 0; k < points_.size(); ++k) {
            if (places_[k] == 0) continue;
            const double off =
                static_cast<double>(taken_ + 1) * to_all_[k] / static_cast<double>(all_) - to_taken_[k];
            if (best == points_.size() || off < least) {
                best = k;
                least = off;
            }
        }
        return best;
    }

    const Coordinates& points_;
    std::vector<std::size_t> places_;
    std::vector<double> to_all_, to_taken_;
    std::size_t all_ = 0, taken_ = 0;
};

}  // namespace

std::vector<std::size_t> representative_order(const std::vector<std::vector<double>>& points,
                                              const std::vector<double>& weights) {
    const Coordinates ranks = places_in_the_set(points);
    Choice choice(ranks, places_of(weights));
    std::vector<std::size_t> order;
    order.reserve(choice.places());
    while (order.size() < choice.places()) order.push_back(choice.take());
    return order;
}

}  // namespace musubi

#include "sim/network/rewiring.hpp"

#include <algorithm>
#include <utility>

namespace musubi {
namespace {

/// One of `count` things, each as likely to one in 2^32 / count.
std::uint32_t one_of(std::uint64_t bits, std::uint32_t count) {
    return static_cast<std::uint32_t>((bits >> 32) * count >> 32);
}

bool is_in(std::span<const std::uint32_t> members, std::uint32_t node) {
    return std::find(members.begin(), members.end(), node) != members.end();
}

}  // namespace

Rewiring::Rewiring(const Memberships& observed, std::span<const std::uint8_t> kind) : observed_(observed) {
    const auto memberships = static_cast<std::uint32_t>(observed.members.size());
    for (std::uint32_t project = 0; project < observed.project_count(); ++project)
        project_of_.insert(project_of_.end(), observed.members_of(project).size(), project);
    range_of_.resize(memberships);
    const std::uint32_t kinds = kind.empty() ? 0 : *std::max_element(kind.begin(), kind.end()) + 1U;
    for (std::uint32_t k = 0; k < kinds; ++k) {
        const auto begin = static_cast<std::uint32_t>(alike_.size());
        for (std::uint32_t i = 0; i < memberships; ++i)
            if (kind[observed.members[i]] == k) alike_.push_back(i);
        const auto count = static_cast<std::uint32_t>(alike_.size()) - begin;
        for (std::uint32_t i = begin; i < alike_.size(); ++i) range_of_[alike_[i]] = {begin, count};
    }
}

bool Rewiring::swap(std::uint32_t one, std::uint32_t other, Memberships& rewired) const {
    const std::uint32_t here = project_of_[one], there = project_of_[other];
    std::uint32_t &a = rewired.members[one], &b = rewired.members[other];
    if (here == there || a == b) return false;
    if (is_in(rewired.members_of(there), a) || is_in(rewired.members_of(here), b)) return false;
    std::swap(a, b);
    return true;
}

bool Rewiring::rewire(Stream luck, std::size_t swaps_each, Memberships& rewired) const {
    constexpr std::size_t tries_a_swap = 50;
    rewired = observed_;
    const auto memberships = static_cast<std::uint32_t>(observed_.members.size());
    const std::size_t wanted = swaps_each * memberships;
    std::size_t accepted = 0;
    for (std::size_t attempt = 0; attempt < tries_a_swap * wanted && accepted < wanted; ++attempt) {
        const auto [first, second] = luck.words(attempt);
        const std::uint32_t one = one_of(first, memberships);
        const Range alike = range_of_[one];
        accepted += swap(one, alike_[alike.begin + one_of(second, alike.count)], rewired) ? 1 : 0;
    }
    rewired.list_projects();
    return accepted == wanted && wanted > 0;
}

}  // namespace musubi

#include "sim/network/brokerage.hpp"

#include <algorithm>

#include "musubi/missing.hpp"

namespace musubi {
namespace {

/// Whether two ordered lists have something in common.
bool meet(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
    std::size_t i = 0, k = 0;
    while (i < one.size() && k < other.size()) {
        if (one[i] == other[k]) return true;
        if (one[i] < other[k])
            ++i;
        else
            ++k;
    }
    return false;
}

bool are_near(const Projection& graph, std::uint32_t one, std::uint32_t other) {
    const auto partners = graph.partners(one);
    return std::binary_search(partners.begin(), partners.end(), other) ||
           meet(partners, graph.partners(other));
}

}  // namespace

Brokerage brokerage(const JointWork& work, const Memberships& agents, const Projection& graph) {
    const auto node_of = [&](std::uint32_t row) {
        const auto found = std::lower_bound(agents.row.begin(), agents.row.end(), row);
        return found != agents.row.end() && *found == row
                   ? static_cast<std::uint32_t>(found - agents.row.begin())
                   : JointWork::none;
    };
    std::vector<std::uint32_t> brokers;
    std::size_t across = 0, bridging = 0;
    for (const JointWork::Introduction& i : work.introductions) {
        brokers.push_back(i.broker);
        across += work.region[i.one] != work.region[i.other] ? 1 : 0;
        const std::uint32_t one = node_of(i.one), other = node_of(i.other);
        const bool both = one != JointWork::none && other != JointWork::none;
        bridging += both && are_near(graph, one, other) ? 0 : 1;
    }
    std::sort(brokers.begin(), brokers.end());
    const auto distinct = std::unique(brokers.begin(), brokers.end()) - brokers.begin();
    const auto all = static_cast<double>(work.introductions.size());
    if (all == 0) return {0, missing, missing};
    return {static_cast<double>(distinct), static_cast<double>(across) / all,
            static_cast<double>(bridging) / all};
}

}  // namespace musubi

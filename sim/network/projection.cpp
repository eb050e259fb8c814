#include "sim/network/projection.hpp"

namespace musubi {

void Projection::build(const Memberships& m) {
    const auto nodes = static_cast<std::uint32_t>(m.node_count());
    seen_by_.assign(nodes, JointWork::none);
    first_.assign(nodes + std::size_t{1}, 0);
    unordered_.clear();
    for (std::uint32_t node = 0; node < nodes; ++node) {
        seen_by_[node] = node;
        for (const std::uint32_t project : m.projects_of(node))
            for (const std::uint32_t other : m.members_of(project)) {
                if (seen_by_[other] == node) continue;
                seen_by_[other] = node;
                unordered_.push_back(other);
            }
        first_[node + 1] = static_cast<std::uint32_t>(unordered_.size());
    }
    // Whoever has me as a partner is my partner: told in the order of the nodes, they come in order.
    partners_.resize(unordered_.size());
    end_.assign(first_.begin(), first_.end());
    for (std::uint32_t node = 0; node < nodes; ++node)
        for (std::uint32_t k = first_[node]; k < first_[node + 1]; ++k)
            partners_[end_[unordered_[k]]++] = node;
}

}  // namespace musubi

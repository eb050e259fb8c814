#include "sim/network/communities.hpp"

#include <numeric>
#include <utility>

#include "musubi/missing.hpp"

namespace musubi {

double modularity(const Projection& graph, std::span<const std::uint32_t> group, std::size_t groups) {
    if (graph.edge_count() == 0) return missing;
    std::vector<std::uint64_t> inside(groups, 0), ends(groups, 0);  // twice the edges inside; ends of edges
    for (std::size_t node = 0; node < graph.node_count(); ++node) {
        std::uint64_t own = 0;
        for (const std::uint32_t partner : graph.partners(node)) own += group[partner] == group[node] ? 1 : 0;
        inside[group[node]] += own;
        ends[group[node]] += graph.degree(node);
    }
    const double all = 2 * static_cast<double>(graph.edge_count());
    double sum = 0;
    for (std::size_t g = 0; g < groups; ++g) {
        const double share = static_cast<double>(ends[g]) / all;
        sum += static_cast<double>(inside[g]) / all - share * share;
    }
    return sum;
}

void Communities::begin(const Projection& graph) {
    const std::size_t nodes = graph.node_count();
    of_nodes_.resize(nodes);
    std::iota(of_nodes_.begin(), of_nodes_.end(), 0);
    now_.first.assign(1, 0);
    now_.target.clear();
    now_.strength.clear();
    for (std::size_t node = 0; node < nodes; ++node) {
        const auto partners = graph.partners(node);
        now_.target.insert(now_.target.end(), partners.begin(), partners.end());
        now_.first.push_back(static_cast<std::uint32_t>(now_.target.size()));
        now_.strength.push_back(static_cast<std::int64_t>(partners.size()));
    }
    now_.weight.assign(now_.target.size(), 1);
    twice_all_ = static_cast<std::int64_t>(now_.target.size());
}

std::uint32_t Communities::best_community(std::uint32_t node) {
    touched_.clear();
    for (std::uint32_t k = now_.first[node]; k < now_.first[node + 1]; ++k) {
        if (now_.target[k] == node) continue;
        const std::uint32_t community = community_[now_.target[k]];
        if (towards_[community] == 0) touched_.push_back(community);
        towards_[community] += now_.weight[k];
    }
    const std::uint32_t own = community_[node];
    const std::int64_t strength = now_.strength[node];
    const auto gain = [&](std::uint32_t community) {  // of modularity, times a positive constant
        const std::int64_t others = total_[community] - (community == own ? strength : 0);
        return twice_all_ * towards_[community] - strength * others;
    };
    std::uint32_t best = own;
    std::int64_t most = gain(own);
    for (const std::uint32_t community : touched_)
        if (const std::int64_t its = gain(community); its > most) {
            best = community;
            most = its;
        }
    for (const std::uint32_t community : touched_) towards_[community] = 0;
    return best;
}

void Communities::wake_partners(std::uint32_t node) {
    for (std::uint32_t k = now_.first[node]; k < now_.first[node + 1]; ++k) {
        const std::uint32_t partner = now_.target[k];
        if (waits_[partner] != 0 || community_[partner] == community_[node]) continue;
        waits_[partner] = 1;
        queue_.push_back(partner);
    }
}

/// Everybody looks once, and again when a partner has moved away. Says whether anybody moved.
bool Communities::move_nodes() {
    const std::uint32_t nodes = now_.nodes();
    community_.resize(nodes);
    std::iota(community_.begin(), community_.end(), 0);
    total_ = now_.strength;
    towards_.assign(nodes, 0);
    queue_ = community_;
    waits_.assign(nodes, 1);
    bool moved = false;
    // The queue grows while it is worked off.
    for (std::size_t next = 0; next < queue_.size(); ++next) {  // NOLINT(modernize-loop-convert)
        const std::uint32_t node = queue_[next];
        waits_[node] = 0;
        const std::uint32_t to = best_community(node);
        if (to == community_[node]) continue;
        total_[community_[node]] -= now_.strength[node];
        total_[to] += now_.strength[node];
        community_[node] = to;
        moved = true;
        wake_partners(node);
    }
    return moved;
}

void Communities::number_communities() {
    number_.assign(now_.nodes(), JointWork::none);
    count_ = 0;
    for (std::uint32_t& community : community_) {
        if (number_[community] == JointWork::none) number_[community] = static_cast<std::uint32_t>(count_++);
        community = number_[community];
    }
    for (std::uint32_t& node : of_nodes_) node = community_[node];
}

/// Communities become the nodes of the next level.
void Communities::merge() {
    begin_.assign(count_ + 1, 0);
    for (const std::uint32_t community : community_) ++begin_[community + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    sorted_.resize(community_.size());
    for (std::uint32_t node = 0; node < now_.nodes(); ++node) sorted_[begin_[community_[node]]++] = node;

    next_.first.assign(1, 0);
    next_.target.clear();
    next_.weight.clear();
    next_.strength.assign(count_, 0);
    for (std::uint32_t community = 0, at = 0; community < count_; ++community) {
        touched_.clear();
        for (; at < begin_[community]; ++at) {
            const std::uint32_t node = sorted_[at];
            next_.strength[community] += now_.strength[node];
            for (std::uint32_t k = now_.first[node]; k < now_.first[node + 1]; ++k) {
                const std::uint32_t other = community_[now_.target[k]];
                if (towards_[other] == 0) touched_.push_back(other);
                towards_[other] += now_.weight[k];
            }
        }
        for (const std::uint32_t other : touched_) {
            next_.target.push_back(other);
            next_.weight.push_back(std::exchange(towards_[other], 0));
        }
        next_.first.push_back(static_cast<std::uint32_t>(next_.target.size()));
    }
    std::swap(now_, next_);
}

void Communities::find(const Projection& graph) {
    begin(graph);
    count_ = graph.node_count();
    while (move_nodes()) {
        number_communities();
        merge();
    }
}

}  // namespace musubi

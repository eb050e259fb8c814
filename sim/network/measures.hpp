#pragma once

#include <array>
#include <span>
#include <vector>

#include "sim/network/clustering.hpp"
#include "sim/network/memberships.hpp"
#include "sim/network/projection.hpp"

namespace musubi {

/// What is measured of every network. The first measures are of the network of agents, the others of the
/// network of organisations.
enum class Measure : std::uint8_t {
    nodes,
    edges,
    components,
    largest_component,
    highest_core,
    mean_partners,
    mean_projects,
    clustering,
    local_clustering,
    degree_assortativity,
    modularity_regions,
    cross_region_share,
    cross_kind_share,
    within_100_km,
    distance_decay,
    brokers,
    introductions_across_regions,
    introductions_bridging,
    organisation_nodes,
    organisation_edges,
    organisation_components,
    organisation_largest_component,
    organisation_highest_core,
    organisation_mean_partners,
    organisation_mean_projects,
    organisation_clustering,
    organisation_local_clustering,
    organisation_degree_assortativity
};
inline constexpr std::size_t measure_count = 28;

struct MeasureText {
    const char *name, *long_name;
};
extern const std::array<MeasureText, measure_count> measure_texts;

/// By measure; NaN where a network is too small for one.
using Measured = std::array<double, measure_count>;

/// Measures one network after the other. Keeps its memory.
class Measuring {
  public:
    [[nodiscard]] Measured measure(const JointWork& work);
    /// Of what was measured last.
    [[nodiscard]] const Memberships& agents() const { return agents_; }

  private:
    void measure_shape(const Memberships& memberships, std::size_t first, Measured& measured);
    void measure_agents(const JointWork& work, Measured& measured);

    Memberships agents_, organisations_;
    Projection graph_;
    TriangleCount triangles_;
};

/// The region of each node of the agents' network.
std::vector<std::uint32_t> regions_of(const JointWork& work, const Memberships& agents);

}  // namespace musubi

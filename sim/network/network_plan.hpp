#pragma once

#include <cstdint>
#include <memory>

#include "musubi/model.hpp"

namespace musubi {

/// How much of the network is measured and kept.
struct NetworkPlan {
    enum class Detail {
        cheap,  ///< the measures of every replicate and year
        full    ///< and, of the first replicates, who works with whom, and the last year against chance
    } detail = Detail::cheap;
    std::uint64_t replicates = 5;  ///< of `full`: those with a lower number
    std::uint64_t nulls = 1000;    ///< of `full`: chance networks
};

/// The model, with measures of its joint work added to the group /network of its results. Variables that the
/// model has there itself stay its own. A model that shows no joint work is returned as it is.
PreparedModel with_network(PreparedModel model, const NetworkPlan& plan);

}  // namespace musubi

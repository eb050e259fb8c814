#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "sim/network/network_plan.hpp"

namespace musubi {

/// What `musubi run` takes about the network.
struct NetworkOptions {
    NetworkPlan plan;
    bool given = false;  ///< else that of the result to be resumed
};
void declare_network_options(CLI::App& command, NetworkOptions& options);

/// Why a result has nothing to say of who works with whom.
inline constexpr const char* holds_no_network = "holds no network: run the scenario with --network full";

/// As it is typed, and as a result remembers it: "--network full --network-replicates 5 --nulls 1000"; empty
/// for the cheap measures.
std::string text_of(const NetworkPlan& plan);
NetworkPlan network_plan_in(const std::string& text);

}  // namespace musubi

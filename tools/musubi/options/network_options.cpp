#include "tools/musubi/options/network_options.hpp"

#include <fmt/core.h>

#include <sstream>

#include "tools/musubi/options/number_option.hpp"

namespace musubi {
namespace {

using Detail = NetworkPlan::Detail;

Detail detail_named(const std::string& name) { return name == "full" ? Detail::full : Detail::cheap; }

}  // namespace

void declare_network_options(CLI::App& command, NetworkOptions& options) {
    const auto count = [&](const char* name, std::uint64_t NetworkPlan::*wanted, WholeNumbers range,
                           const char* help) {
        add_number_function(
            command, name, range,
            [&options, wanted](std::uint64_t number) {
                options.plan.*wanted = number;
                options.given = true;
            },
            help)
            ->default_str(std::to_string(options.plan.*wanted));
    };
    command
        .add_option_function<std::string>(
            "--network",
            [&](const std::string& name) {
                options.plan.detail = detail_named(name);
                options.given = true;
            },
            "How much of the network: measures, or also who works with whom and networks by chance")
        ->check(CLI::IsMember({"cheap", "full"}))
        ->default_str("cheap");
    count("--network-replicates", &NetworkPlan::replicates, replicate_numbers,
          "With --network full: how many of the first");
    count("--nulls", &NetworkPlan::nulls, {0, 1'000'000}, "With --network full: how many networks by chance");
}

std::string text_of(const NetworkPlan& plan) {
    if (plan.detail == Detail::cheap) return "";
    return fmt::format("--network full --network-replicates {} --nulls {}", plan.replicates, plan.nulls);
}

NetworkPlan network_plan_in(const std::string& text) {
    NetworkPlan plan;
    std::istringstream words(text);
    std::string option, detail;
    if (words >> option >> detail) plan.detail = detail_named(detail);
    words >> option >> plan.replicates >> option >> plan.nulls;
    return text.empty() ? NetworkPlan{} : plan;
}

}  // namespace musubi

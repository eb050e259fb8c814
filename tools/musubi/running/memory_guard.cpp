#include "tools/musubi/running/memory_guard.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <variant>

#include "sim/engine/worker_pool.hpp"

namespace musubi {
namespace {

/// Two figures of a number that is at least 1, rounded down.
double about(double number) {
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(number)) - 1));
    return std::floor(number / unit) * unit;
}

std::string what_would_fit(const MemoryNeed& need, const MemoryRoom& room) {
    const auto threads = static_cast<double>(need.threads);
    const double left = room.bytes - threads * need.a_thread;
    if (left >= need.a_replicate)
        return fmt::format("{:.0f} {} would fit", about(left / need.a_replicate), need.counted);
    const double all = need.a_replicate * static_cast<double>(need.replicates);
    if (need.threads > 1 && room.bytes - all >= need.a_thread)
        return fmt::format("--threads {:.0f} would fit", std::floor((room.bytes - all) / need.a_thread));
    if (room.bytes >= need.a_replicate + need.a_thread)
        return fmt::format("{:.0f} {} on one thread would fit",
                           about((room.bytes - need.a_thread) / need.a_replicate), need.counted);
    return "not even one fits";
}

}  // namespace

std::string in_bytes(double bytes) {
    if (bytes < 1e6) return fmt::format("{:.0f} kB", std::ceil(bytes / 1e3));
    if (bytes < 1e9) return fmt::format("{:.0f} MB", std::ceil(bytes / 1e6));
    return fmt::format("{:.1f} GB", bytes / 1e9);
}

double result_bytes(const Panel& layout) {
    double bytes = 0;
    for (const Variable& variable : layout.variables)
        if (variable.per_replicate)
            bytes += std::visit(
                [](const auto& all) {
                    return static_cast<double>(all.size() *
                                               sizeof(typename std::decay_t<decltype(all)>::value_type));
                },
                variable.numbers);
    return bytes;
}

double state_bytes(const PreparedModel& model) {
    constexpr double an_agent = 600;  // docs/performance.md measures 550 in the largest model
    return an_agent * model.agents;
}

MemoryNeed need_of(const PreparedModel& model, const EnsemblePlan& plan, const NetworkPlan& network,
                   int times) {
    constexpr double network_bytes_per_agent = 30;  // half a megabyte of the baseline's 17,000
    const bool full = network.detail == NetworkPlan::Detail::full;
    const double share =
        full ? std::min(1.0, static_cast<double>(network.replicates) / static_cast<double>(plan.replicates))
             : 0;
    const int threads = plan.threads > 0 ? plan.threads : WorkerPool::threads_of_machine();
    return {times * (result_bytes(model.layout) + share * network_bytes_per_agent * model.agents),
            plan.replicates, state_bytes(model),
            plan.replicates < static_cast<std::uint64_t>(threads) ? 1 : threads};
}

std::optional<std::string> objection_of_memory(const MemoryNeed& need, const MemoryRoom& room) {
    const double bytes =
        need.a_replicate * static_cast<double>(need.replicates) + need.a_thread * need.threads;
    if (bytes <= room.bytes) return std::nullopt;
    return fmt::format("not enough memory: this needs at least {}, and {} allows {} more; {}",
                       in_bytes(bytes), room.set_by, in_bytes(room.bytes), what_would_fit(need, room));
}

void require_memory(const MemoryNeed& need) {
    const auto room = memory_room();
    const auto objection = room ? objection_of_memory(need, *room) : std::nullopt;
    if (objection) throw NotEnoughMemory(*objection);
}

}  // namespace musubi

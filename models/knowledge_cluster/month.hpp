#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {

/// The months of a fiscal year in which a phase acts.
enum class When : std::uint8_t { every_month, april, march };

/// One step of a month.
struct Phase {
    std::string_view name;  ///< as docs/odd.md has it, "Process overview and scheduling"
    void (*act)(const World& world, Month now, State& s, Scratch& w);
    When when = When::every_month;

    [[nodiscard]] bool is_due(Month now) const {
        return when == When::every_month ||
               (when == When::april ? now.opens_fiscal_year() : now.closes_fiscal_year());
    }
};

/// All phases in the order in which they act. It is the only list of them.
[[nodiscard]] std::span<const Phase> phases();

/// One tick: the phases that are due.
void advance_one_month(const World& world, Month now, State& s, Scratch& w);

}  // namespace musubi::knowledge_cluster

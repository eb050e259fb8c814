#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/knowledge_cluster/state/sponsor.hpp"
#include "models/knowledge_cluster/world/ids.hpp"
#include "musubi/calendar.hpp"
#include "musubi/random.hpp"

namespace musubi::knowledge_cluster {

/// An invention that waits for a patent adviser, or an application on its way.
struct Invention {
    Key key = 0;
    AgentId group, firm;  ///< the lead, and a member firm that could license it
    RegionId region;
    Sponsor sponsor = Sponsor::own;
    Month begun = {};  ///< when the project started that made or uncovered it; before time began: of none
    bool uncovered = false;  ///< an older seed that an adviser found
    [[nodiscard]] bool is_of_a_project() const { return begun != Month{}; }
};

enum class Step : std::uint8_t { filing, filing_abroad, filing_outside, licence, startup };
/// Something that will happen to an application in a month that is fixed already.
struct DatedStep {
    Invention invention;
    Step step = Step::filing;
};
struct Licence {
    Invention invention;
    Month until;
};
struct Royalty {
    AgentId group;
    Month until;
};

/// The intellectual property under way.
struct Pipeline {
    static constexpr std::size_t horizon = 64;  ///< months ahead that a step can be dated
    std::array<std::vector<DatedStep>, horizon> due;
    std::vector<Licence> licences;
    std::vector<Royalty> royalties;
    [[nodiscard]] const std::vector<DatedStep>& in(Month month) const {
        return due[static_cast<std::size_t>(month.index()) % horizon];
    }
    [[nodiscard]] std::vector<DatedStep>& in(Month month) {
        return due[static_cast<std::size_t>(month.index()) % horizon];
    }
};

}  // namespace musubi::knowledge_cluster

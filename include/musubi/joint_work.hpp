#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "musubi/random.hpp"

namespace musubi {

/// Who works with whom at one moment: a bipartite network of agents and the projects that they are members
/// of, with what is needed to measure it, to draw it and to name who is in it.
///
/// An agent keeps its row for the whole run; agents without a project have a row too. Regions are places on
/// the map. An agent belongs to an organisation or stands alone.
struct JointWork {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    struct Name {
        std::string english, japanese;
    };
    struct Region {
        std::string code;
        Name name;
        double latitude = 0, longitude = 0;  ///< degrees
    };
    struct Organisation {
        Name name;
        std::uint32_t region = 0;
        bool generated = false;  ///< made by the model, so that it stands for no real one
    };
    /// A broker, who is no agent, brought two agents together.
    struct Introduction {
        std::uint32_t broker, one, other;
    };

    std::vector<Name> kinds;  ///< of agents
    std::vector<Region> regions;
    std::vector<double> kilometres;  ///< region by region; NaN where one of the two is no place
    std::vector<Organisation> organisations;

    std::vector<std::uint8_t> kind;           ///< by agent
    std::vector<std::uint32_t> region;        ///< by agent
    std::vector<std::uint32_t> organisation;  ///< by agent; `none` for one that stands alone

    std::vector<Key> projects;                   ///< their lasting names
    std::vector<std::uint32_t> first_member{0};  ///< by project, into `members`; one past the end at the back
    std::vector<std::uint32_t> members;          ///< agents, nobody twice in a project
    std::vector<Introduction> introductions = {};  ///< of the year that ends now

    [[nodiscard]] std::size_t agents() const { return kind.size(); }
    [[nodiscard]] std::span<const std::uint32_t> members_of(std::size_t project) const {
        return std::span(members).subspan(first_member[project],
                                          first_member[project + 1] - first_member[project]);
    }
};

/// Is shown the joint work at the end of each fiscal year of the result; what it sees lasts for the call.
using JointWorkWatcher = std::function<void(std::int64_t fiscal_year, const JointWork&)>;

}  // namespace musubi

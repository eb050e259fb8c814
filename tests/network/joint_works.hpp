#pragma once

#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "musubi/joint_work.hpp"
#include "musubi/random.hpp"

namespace musubi::testing {

/// Agents of two kinds in two regions 50 km apart and one that is nowhere; everybody is of kind 0 in region 0
/// and stands alone until the test says otherwise.
inline JointWork joint_work(std::size_t agents, const std::vector<std::vector<std::uint32_t>>& projects) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    JointWork work;
    work.kinds = {{"painter", "絵師"}, {"poet", "歌人 & <友>"}};
    work.regions = {{"A", {"Ay", "甲"}, 35, 135}, {"B", {"Bee", "乙"}, 36, 136}, {"X", {"Ex", "丙"}, 0, 0}};
    work.kilometres = {10, 50, unknown, 50, 10, unknown, unknown, unknown, unknown};
    work.organisations = {{{"School", "学校"}, 0}, {{"Temple", "寺"}, 1, true}};
    work.kind.assign(agents, 0);
    work.region.assign(agents, 0);
    work.organisation.assign(agents, JointWork::none);
    for (const auto& members : projects) {
        work.projects.push_back(combine(key_of("project"), work.projects.size()));
        work.members.insert(work.members.end(), members.begin(), members.end());
        work.first_member.push_back(static_cast<std::uint32_t>(work.members.size()));
    }
    return work;
}

/// Projects of four among `agents`, who are in groups of ten: each stays in its group, where everybody
/// has one, or takes anybody.
enum class Choice { own_group, anybody };
inline JointWork many_projects(std::size_t agents, Choice choice, Key luck) {
    const Stream draws(luck);
    std::vector<std::vector<std::uint32_t>> projects;
    for (std::uint64_t p = 0; p < agents; ++p) {
        const std::uint64_t from = choice == Choice::own_group ? p / 10 * 10 : 0;
        const std::uint64_t among = choice == Choice::own_group ? 10 : agents;
        std::set<std::uint32_t> members;
        if (choice == Choice::own_group) members.insert(static_cast<std::uint32_t>(p));
        for (Key draw = 0; members.size() < 4; ++draw)
            members.insert(static_cast<std::uint32_t>(from + draws.words(p, draw).first % among));
        projects.emplace_back(members.begin(), members.end());
    }
    JointWork work = joint_work(agents, projects);
    for (std::size_t agent = 0; agent < agents; ++agent) {
        work.kind[agent] = static_cast<std::uint8_t>(agent % 2);
        work.region[agent] = static_cast<std::uint32_t>(agent / 10 % 2);
    }
    return work;
}

}  // namespace musubi::testing

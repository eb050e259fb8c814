#pragma once

#include "models/knowledge_cluster/state/state.hpp"

namespace musubi::knowledge_cluster {

/// Calls body(i) for each of `count` projects, in order; `id_of(i)` says which. Projects and their members
/// lie all over the memory, which is asked for them some projects ahead: for the project, then for the list
/// of its members, then by `early(member)` and, a little later, by `late(member)` for what the body reads of
/// each.
template <class IdOf, class Early, class Late, class F>
void for_projects(const State& s, std::size_t count, IdOf&& id_of, Early&& early, Late&& late, F&& body) {
    constexpr std::size_t row = 12, list = 9, first = 6, second = 3;
    const auto members = [&](std::size_t i) { return s.projects.members(id_of(i)); };
    for (std::size_t i = 0; i < count; ++i) {
        if (i + row < count) __builtin_prefetch(&s.projects.row[id_of(i + row)]);
        if (i + list < count) __builtin_prefetch(members(i + list).data());
        if (i + first < count)
            for (const AgentId member : members(i + first)) early(member);
        if (i + second < count)
            for (const AgentId member : members(i + second)) late(member);
        body(i);
    }
}

}  // namespace musubi::knowledge_cluster

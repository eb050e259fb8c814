#include "models/knowledge_cluster/results/joint_work_view.hpp"

#include "musubi/missing.hpp"

namespace musubi::knowledge_cluster {
namespace {

enum Kind : std::uint8_t { group, firm };

JointWork::Name numbered(const JointWork::Name& region, InstitutionKind kind, std::size_t number) {
    const bool university = kind == InstitutionKind::university;
    return {region.english + (university ? " university " : " institute ") + std::to_string(number),
            region.japanese + (university ? " 大学 " : " 研究所 ") + std::to_string(number)};
}

}  // namespace

JointWorkView::JointWorkView(const World& world, const State& s) {
    shown_.kinds = {{"research group", "研究グループ"}, {"firm", "企業"}};
    name_regions(world);
    name_institutions(world, s);
}

void JointWorkView::name_regions(const World& world) {
    const Regions& r = world.regions;
    place_.resize(r.size());
    for (const RegionId region : world.file_order) {
        place_[region.row] = static_cast<std::uint32_t>(shown_.regions.size());
        shown_.regions.push_back({r.code[region],
                                  {r.name_en[region], r.name_ja[region]},
                                  r.latitude[region],
                                  r.longitude[region]});
        for (const RegionId other : world.file_order)
            shown_.kilometres.push_back(world.is_rest(region) || world.is_rest(other)
                                            ? missing
                                            : world.kilometres_between(region, other));
    }
}

/// The named ones stand first in their region, the others have numbers.
void JointWorkView::name_institutions(const World& world, const State& s) {
    std::vector<std::vector<const NamedInstitution*>> named(world.regions.size());
    for (const NamedInstitution& institution : world.institutions)
        named[institution.home.row].push_back(&institution);
    std::vector<std::size_t> seen(world.regions.size());
    for (std::uint32_t row = 0; row < s.institutions.size(); ++row) {
        const RegionId home = s.institutions.region[InstitutionId{row}];
        const std::size_t ordinal = seen[home.row]++;
        const std::uint32_t place = place_[home.row];
        const bool generated = ordinal >= named[home.row].size();
        shown_.organisations.push_back(
            {generated
                 ? numbered(shown_.regions[place].name, s.institutions.kind[InstitutionId{row}], ordinal + 1)
                 : JointWork::Name{named[home.row][ordinal]->name_en, named[home.row][ordinal]->name_ja},
             place, generated});
    }
}

void JointWorkView::remember_introductions(Month now, const Proposals<Introduction>& introductions) {
    if (now.opens_fiscal_year()) shown_.introductions.clear();
    introductions.for_each([&](const Introduction& i) {
        shown_.introductions.push_back({i.coordinator.row, i.group.row, i.firm.row});
    });
}

const JointWork& JointWorkView::joint_research(Month now, const State& s) {
    for (std::size_t row = shown_.agents(); row < s.agents.size(); ++row) {  // those born since
        const AgentId agent{static_cast<std::uint32_t>(row)};
        shown_.kind.push_back(s.agents.is_group(agent) ? group : firm);
        shown_.region.push_back(place_[s.agents.card[agent].region().row]);
        shown_.organisation.push_back(s.agents.is_group(agent) ? s.agents.institution[agent].row
                                                               : JointWork::none);
    }
    shown_.projects.clear();
    shown_.members.clear();
    shown_.first_member.assign(1, 0);
    for (const ProjectId id : s.projects.alive) {
        if (now < s.projects.row[id].start) continue;
        shown_.projects.push_back(s.projects.row[id].key);
        for (const AgentId member : s.projects.members(id)) shown_.members.push_back(member.row);
        shown_.first_member.push_back(static_cast<std::uint32_t>(shown_.members.size()));
    }
    return shown_;
}

}  // namespace musubi::knowledge_cluster

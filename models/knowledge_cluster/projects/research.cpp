#include "models/knowledge_cluster/projects/research.hpp"

#include <array>
#include <cmath>

#include "models/knowledge_cluster/people/knowledge.hpp"
#include "models/knowledge_cluster/people/population.hpp"
#include "models/knowledge_cluster/projects/lone_research.hpp"
#include "models/knowledge_cluster/projects/money_of_groups.hpp"
#include "models/knowledge_cluster/projects/project_life.hpp"
#include "models/knowledge_cluster/state/agent_draws.hpp"
#include "models/knowledge_cluster/state/project_finds.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "musubi/distributions.hpp"
#include "musubi/draws.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr int months_per_quarter = 3;

/// Work of some months brings a tie nearer to full strength.
void work_together(const State& s, Ties<Bond>& ties, const LookUp& look_up, Month now, ProjectId id,
                   int months) {
    const float gain = look_up.gain(months);
    const std::int16_t age = s.age(now);
    const auto members = s.projects.members(id);
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t k = i + 1; k < members.size(); ++k)
            ties.update(members[i].row, members[k].row, [&](Bond& bond) {
                const float before = bond.worked == 0 ? 0 : strength_now(look_up, bond, age);
                bond = {before + (1 - before) * gain, age, 0};
            });
}

/// Months of work that are due to be booked on ties: twice a year, and what is left in a project's last
/// month.
int months_due(Month now, const Project& project) {
    const int unbooked = (now - project.start + 1) % months_per_booking;
    if (unbooked == 0) return months_per_booking;
    return now + 1 >= project.end ? unbooked : 0;
}

/// What running projects find, each by two draws of its own, and the work of theirs that is due to be booked.
void look_over_projects(const Parameters& p, Month now, const State& s, const Tools& tools,
                        ProjectsScratch& w) {
    const Stream luck = s.luck.stream(Purpose::inventions, now);
    const auto& alive = s.projects.alive;
    w.findings.prepare(alive.size(), projects_per_block);
    w.due.prepare(alive.size(), projects_per_block);
    for_blocks(tools.workers, alive.size(), projects_per_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   const std::size_t size = end - begin;
                   std::array<Key, projects_per_block> keys;
                   std::array<double, projects_per_block> invents, publishes;
                   for (std::size_t i = 0; i < size; ++i) keys[i] = s.projects.row[alive[begin + i]].key;
                   draw_two_uniforms(luck, std::span(keys).first(size), std::span(invents).first(size),
                                     std::span(publishes).first(size));
                   for (std::size_t i = 0; i < size; ++i) {
                       const Project& project = s.projects.row[alive[begin + i]];
                       if (!project.runs_in(now)) continue;
                       const Findings findings{
                           alive[begin + i],
                           found(invents[i], expected_inventions(p, project), p.research.dispersion),
                           found(publishes[i], p.research.papers * project.quality, p.research.dispersion)};
                       if (findings.inventions + findings.papers > 0)
                           w.findings.block(block).push_back(findings);
                       if (const int months = months_due(now, project); months > 0)
                           w.due.block(block).push_back({alive[begin + i], months});
                   }
               });
}

/// A member firm that could license an invention, each alike; none if the firms have left.
AgentId possible_licensee(const State& s, ProjectId id, Key invention) {
    const auto members = s.projects.members(id);
    const std::int64_t firms = firms_among(s.agents, members);
    if (firms == 0) return AgentId::none();
    auto nth = uniform_integer(unit_interval(scramble(invention)), 0, firms - 1);
    for (const AgentId member : members)
        if (!s.agents.is_group(member) && nth-- == 0) return member;
    return AgentId::none();
}

void report(Month now, const State& s, Counters& counters, ProjectsScratch& w) {
    w.inventions.clear();
    w.findings.for_each([&](const Findings& found) {
        const Project& project = s.projects.row[found.project];
        for (std::int32_t n = 0; n < found.inventions; ++n) {
            const Key key = combine(combine(project.key, static_cast<Key>(now.index())), static_cast<Key>(n));
            w.inventions.push_back({key, project.lead, possible_licensee(s, found.project, key),
                                    project.region, project.sponsor, project.start});
        }
        counters.count(Indicator::inventions, project.region, project.sponsor, found.inventions);
        counters.count(Indicator::papers, project.region, project.sponsor, found.papers);
    });
}

void book_work(Month now, const State& s, Ties<Bond>& ties, const Tools& tools, ProjectsScratch& w) {
    w.bookings.clear();
    w.due.gather(w.bookings);
    const auto members_ties = reads::project(s.projects, reads::ties(ties));
    in_order<reads::usual_members>(
        w.bookings, read_of(&Booking::project, members_ties), [&](const Booking& booking) {
            work_together(s, ties, tools.look_up, now, booking.project, booking.months);
        });
}

void add(Knowledge& sum, const Knowledge& part) {
    for (std::size_t i = 0; i < sum.axis.size(); ++i) sum.axis[i] += part.axis[i];
}

/// Of every project that runs this month: the sum of its members' knowledge, and the weight that each member
/// gives to another one's.
void sum_knowledge(Month now, const State& s, const Tools& tools, ProjectsScratch& w) {
    w.centroid.resize(s.projects.row.size());
    w.weight_of_a_partner.assign(s.projects.row.size(), 0);
    const std::span alive(s.projects.alive);
    const auto members_knowledge = reads::project(s.projects, read_in(s.agents.knowledge));
    for_blocks(tools.workers, alive.size(), projects_per_block,
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   in_order<reads::usual_members>(
                       alive.subspan(begin, end - begin), members_knowledge, [&](ProjectId id) {
                           const auto members = s.projects.members(id);
                           Knowledge sum;
                           for (const AgentId member : members) add(sum, s.agents.knowledge[member]);
                           w.centroid[id.row] = sum;
                           if (members.size() > 1 && s.projects.row[id].runs_in(now))
                               w.weight_of_a_partner[id.row] = 1 / static_cast<float>(members.size() - 1);
                       });
               });
}

/// One agent's quarter. Reads only the sums of its projects, so that all agents learn from the state as it
/// stood.
void learn_from_partners(const Parameters& p, Agents& agents, const ProjectsScratch& w, AgentId agent) {
    Knowledge& own = agents.knowledge[agent];
    Knowledge step;
    float projects = 0;
    for (const ProjectId id : agents.projects_of(agent)) {
        const float each = w.weight_of_a_partner[id.row];
        if (each == 0) continue;
        const Knowledge& sum = w.centroid[id.row];
        for (std::size_t i = 0; i < step.axis.size(); ++i)
            step.axis[i] += (sum.axis[i] - own.axis[i]) * each - own.axis[i];
        ++projects;
    }
    float& expertise = agents.expertise[agent];
    if (projects == 0 && expertise == 0) return;  // has never worked with anybody
    expertise = expertise * static_cast<float>(1 - p.knowledge.expertise_fade) +
                projects * static_cast<float>(p.knowledge.expertise_growth);
    if (agents.is_group(agent)) agents.card[agent].attraction = attraction_of_group(p, expertise);
    if (projects == 0) return;
    const float rate = static_cast<float>(p.knowledge.learning) / projects;
    for (std::size_t i = 0; i < own.axis.size(); ++i) own.axis[i] += rate * step.axis[i];
    normalise(own);
}

}  // namespace

double expected_inventions(const Parameters& p, const Project& project) {
    const float share = static_cast<float>(project.centre_months) / 12;
    const double centre = share > 0 ? exponential(p.research.joint_centre * share) : 1;
    return p.research.inventions * project.quality * project.money_factor * centre;
}

double quality_of(const Parameters& p, const State& s, const LookUp& look_up, Month now, ProjectId id) {
    const Project& project = s.projects.row[id];
    const auto members = s.projects.members(id);
    double complementarity = 0, expertise = 0;
    for (const AgentId member : members) {
        expertise += natural_log(1 + static_cast<double>(s.agents.expertise[member]));
        if (member == project.lead) continue;
        const double near = proximity(s.agents.knowledge[project.lead], s.agents.knowledge[member]);
        complementarity += near - near * near;
    }
    const auto others = std::max<std::size_t>(1, members.size() - 1);
    const auto at = s.ties.position(project.lead.row, project.partner.row);
    const double tie =
        at == s.ties.absent ? 0 : strength_now(look_up, s.ties.bonds(project.lead.row)[at], s.age(now));
    return exponential(p.research.complementarity * complementarity / static_cast<double>(others) +
                       p.research.expertise * expertise / static_cast<double>(members.size()) +
                       p.research.repetition * std::sqrt(tie));
}

void begin_to_work_together(const State& s, Ties<Bond>& ties, const LookUp& look_up, Month now,
                            ProjectId id) {
    work_together(s, ties, look_up, now, id, 1);
}

void learn(const Parameters& p, Month now, const State& s, Agents& agents, const Tools& tools,
           ProjectsScratch& w) {
    sum_knowledge(now, s, tools, w);
    const auto projects = [&](AgentId agent) { return agents.projects_of(agent); };
    const auto centroids = read_of(projects, read_of(&ProjectId::row, read_in(w.centroid)));
    for_blocks(tools.workers, agents.size(), agents_per_block,
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   in_order(IdsBetween<AgentId>(begin, end), centroids,
                            [&](AgentId agent) { learn_from_partners(p, agents, w, agent); });
               });
}

void research(const Parameters& p, Month now, const State& s, const ResearchChanges& to, const Tools& tools,
              ProjectsScratch& w) {
    let_money_act_on_groups(p, now, s, to.projects, tools, w);
    look_over_projects(p, now, s, tools, w);
    report(now, s, to.counters, w);
    invent_alone(p, now, s, to.counters, tools, w);
    if (now.of_fiscal_year() % months_per_quarter == 0) learn(p, now, s, to.agents, tools, w);
    book_work(now, s, to.ties, tools, w);
}

}  // namespace musubi::knowledge_cluster

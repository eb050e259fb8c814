#include "models/knowledge_cluster/matching.hpp"

#include <algorithm>
#include <cassert>

#include "models/knowledge_cluster/agent_draws.hpp"
#include "models/knowledge_cluster/invitations.hpp"
#include "models/knowledge_cluster/population.hpp"
#include "musubi/distributions.hpp"
#include "musubi/draws.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::size_t offers_a_block = 64;
/// Until a core is a project its members' slots hold no project's row.
constexpr ProjectId forming = ProjectId::none();

Key project_key(const State& s, AgentId group, AgentId firm, Month now) {
    return combine(combine(s.agents.standing[group].key, s.agents.standing[firm].key),
                   static_cast<Key>(now.index()));
}

/// Of two mutual offers the one of the smaller key stands.
bool is_second_of_a_mutual_pair(const State& s, const Scratch& w, const Offer& offer) {
    return w.asked[offer.partner.row] == offer.chooser &&
           s.agents.standing[offer.partner].key < s.agents.standing[offer.chooser].key;
}

Core core_of(const State& s, Month now, const Offer& offer, double partners_utility, bool stands_alone) {
    const bool by_firm = !s.agents.is_group(offer.chooser);
    const AgentId group = by_firm ? offer.partner : offer.chooser,
                  firm = by_firm ? offer.chooser : offer.partner;
    return {.group = group,
            .firm = firm,
            .begun_by_firm = by_firm,
            .stands_alone = stands_alone,
            .joint_utility = offer.utility + partners_utility,
            .key = project_key(s, group, firm, now),
            .value = offer.value};
}

/// The noise of those who are asked and of what staying alone is worth to either.
class OfferLuck {
  public:
    OfferLuck(Month now, const State& s, std::span<const Offer> offers) {
        std::array<Key, offers_a_block> askers, asked;
        const std::size_t size = offers.size();
        for (std::size_t i = 0; i < size; ++i) {
            askers[i] = s.agents.standing[offers[i].chooser].key;
            asked[i] = s.agents.standing[offers[i].partner].key;
        }
        const Stream outside = s.luck.stream(Purpose::outside, now);
        const auto draw = [&](Stream stream, std::span<const Key> one, std::span<const Key> other,
                              std::span<double> out) {
            draw_gumbels(stream, one.first(size), other.first(size), out.first(size));
        };
        draw(s.luck.stream(Purpose::choice, now), asked, askers, asked_);
        draw(outside, askers, nobody, asker_alone_);
        draw(outside, asked, nobody, asked_alone_);
    }
    [[nodiscard]] double asked(std::size_t i) const { return asked_[i]; }
    [[nodiscard]] double asker_alone(std::size_t i) const { return asker_alone_[i]; }
    [[nodiscard]] double asked_alone(std::size_t i) const { return asked_alone_[i]; }

  private:
    std::array<double, offers_a_block> asked_, asker_alone_, asked_alone_;
};

/// Whether number i of some offers is accepted: if it is worth more to who is asked than staying alone.
void answer(Month now, const State& s, const LookUp& look_up, const Offer& offer, const OfferLuck& luck,
            std::size_t i, std::vector<Core>& out) {
    const double utility = offer.value.common + pull_of(s, look_up, offer.chooser) + luck.asked(i);
    const double askers_outside = outside_option(s, offer.chooser) + luck.asker_alone(i);
    const double askeds_outside = outside_option(s, offer.partner) + luck.asked_alone(i);
    if (utility <= askeds_outside) return;
    const double call = offer.value.call.utility;
    const bool alone = offer.utility - call > askers_outside && utility - call > askeds_outside;
    out.push_back(core_of(s, now, offer, utility, alone));
}

/// The order of joint utility, ties by key: small rows are sorted instead of whole cores.
void rank(const std::vector<Core>& cores, std::vector<RankedCore>& order) {
    order.clear();
    for (const Core& core : cores)
        order.push_back({core.joint_utility, core.key, static_cast<std::uint32_t>(order.size())});
    std::sort(order.begin(), order.end(), [](const RankedCore& a, const RankedCore& b) {
        return a.joint_utility != b.joint_utility ? a.joint_utility > b.joint_utility : a.key < b.key;
    });
}

void draw_target_sizes(const Parameters& p, Month now, const State& s, Scratch& w) {
    const Stream luck = s.luck.stream(Purpose::consortium_size, now);
    const auto most = static_cast<double>(p.consortium.largest);
    for (Core& core : w.cores) {
        const double larger = core.value.call.region.exists() ? p.consortium.under_call : 1;
        const double size =
            larger * truncated_pareto(luck.uniform(core.key), p.consortium.tail, 2, most + 0.999);
        core.target = static_cast<std::size_t>(std::min(most, size));
    }
}

}  // namespace

void take_slot(State& s, AgentId agent, ProjectId project) {
    Standing& standing = s.agents.standing[agent];
    assert(standing.has_free_slot());
    s.agents.slot_project[s.agents.first_slot[agent] + standing.busy++] = project;
}

void free_slot(State& s, AgentId agent, ProjectId project) {
    Standing& standing = s.agents.standing[agent];
    ProjectId* const first = s.agents.slot_project.data() + s.agents.first_slot[agent];
    ProjectId* const last = first + standing.busy;
    ProjectId* const found = std::find(first, last, project);
    assert(found != last);
    std::copy(found + 1, last, found);
    --standing.busy;
}

void answer_offers(Month now, const State& s, Scratch& w) {
    std::vector<Offer>& offers = w.all_offers;
    offers.clear();
    w.offers.gather(offers);
    w.asked.resize(s.agents.size(), AgentId::none());
    for (const Offer& offer : offers) w.asked[offer.chooser.row] = offer.partner;
    w.accepted.prepare(offers.size(), offers_a_block);
    for_blocks(w.workers, offers.size(), offers_a_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   const auto some = std::span(offers).subspan(begin, end - begin);
                   const OfferLuck luck(now, s, some);
                   for (std::size_t i = 0; i < some.size(); ++i)
                       if (!is_second_of_a_mutual_pair(s, w, some[i]))
                           answer(now, s, w.look_up, some[i], luck, i, w.accepted.block(block));
               });
    for (const Offer& offer : offers) w.asked[offer.chooser.row] = AgentId::none();
}

void form_cores(State& s, Scratch& w) {
    w.all_accepted.clear();
    w.accepted.gather(w.all_accepted);
    rank(w.all_accepted, w.core_order);
    w.cores.clear();
    constexpr std::size_t soon = 4;
    for (std::size_t i = 0; i < w.core_order.size(); ++i) {
        const auto core_at = [&](std::size_t k) -> Core& { return w.all_accepted[w.core_order[k].number]; };
        if (i + 2 * soon < w.core_order.size()) __builtin_prefetch(&core_at(i + 2 * soon));
        if (i + soon < w.core_order.size())
            for (const AgentId agent : {core_at(i + soon).group, core_at(i + soon).firm})
                s.agents.prefetch_standing(agent);
        Core& core = core_at(i);
        if (!s.agents.standing[core.group].has_free_slot() || !s.agents.standing[core.firm].has_free_slot())
            continue;
        for (const AgentId agent : {core.group, core.firm}) {
            take_slot(s, agent, forming);
            s.projects.consortia.add(core.members, agent);
        }
        w.cores.push_back(core);
    }
}

void gather_consortia(const Parameters& p, Month now, State& s, Scratch& w) {
    draw_target_sizes(p, now, s, w);
    for (std::int64_t round = 0; round < p.consortium.rounds; ++round) {
        invite(p, now, s, w);
        bool anybody = false;
        w.invitations.for_each([&](const Invitation& invitation) {
            if (!s.agents.standing[invitation.guest].has_free_slot()) return;
            take_slot(s, invitation.guest, forming);
            s.projects.consortia.add(w.cores[invitation.core].members, invitation.guest);
            anybody = true;
        });
        if (!anybody) return;
    }
}

void form_projects(State& s, Scratch& w) {
    constexpr std::size_t soon = 3;
    w.formed.clear();
    for (std::size_t i = 0; i < w.cores.size(); ++i) {
        const Core& core = w.cores[i];
        if (i + soon < w.cores.size())
            for (const AgentId member : s.projects.consortia.members(w.cores[i + soon].members))
                __builtin_prefetch(&s.agents.knowledge[member]);
        ProjectId id;
        if (s.projects.free_rows.empty()) {
            id = s.projects.row.push_back({});
        } else {
            id = s.projects.free_rows.back();
            s.projects.free_rows.pop_back();
        }
        Knowledge mean;
        const auto members = s.projects.consortia.members(core.members);
        for (const AgentId member : members) {
            free_slot(s, member, forming);
            take_slot(s, member, id);
            for (std::size_t axis = 0; axis < mean.axis.size(); ++axis)
                mean.axis[axis] += s.agents.knowledge[member].axis[axis];
        }
        s.projects.row[id] = {.key = core.key,
                              .lead = core.group,
                              .partner = core.firm,
                              .region = s.agents.standing[core.group].region(),
                              .caller = core.value.call.region,
                              .field = nearest_field(mean),
                              .begun_by_firm = core.begun_by_firm,
                              .stands_alone = core.stands_alone,
                              .introduced = core.value.introduced,
                              .members = core.members};
        w.formed.push_back(id);
    }
}

void match(const Parameters& p, Month now, State& s, Scratch& w) {
    answer_offers(now, s, w);
    form_cores(s, w);
    gather_consortia(p, now, s, w);
    form_projects(s, w);
}

}  // namespace musubi::knowledge_cluster

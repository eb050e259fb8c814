#include "models/knowledge_cluster/partners/matching.hpp"

#include <algorithm>
#include <array>

#include "models/knowledge_cluster/partners/invitations.hpp"
#include "models/knowledge_cluster/projects/project_life.hpp"
#include "models/knowledge_cluster/state/agent_draws.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "musubi/distributions.hpp"
#include "musubi/draws.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::size_t offers_per_block = 64;

Key project_key(const State& s, AgentId group, AgentId firm, Month now) {
    return combine(combine(s.agents.card[group].key, s.agents.card[firm].key), static_cast<Key>(now.index()));
}

/// Of two mutual offers the one of the smaller key stands.
bool is_second_of_a_mutual_pair(const State& s, const PartnersScratch& w, const Offer& offer) {
    return w.asked[offer.partner.row] == offer.chooser &&
           s.agents.card[offer.partner].key < s.agents.card[offer.chooser].key;
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
        std::array<Key, offers_per_block> askers, asked;
        const std::size_t size = offers.size();
        for (std::size_t i = 0; i < size; ++i) {
            askers[i] = s.agents.card[offers[i].chooser].key;
            asked[i] = s.agents.card[offers[i].partner].key;
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
    std::array<double, offers_per_block> asked_, asker_alone_, asked_alone_;
};

/// Whether number i of some offers is accepted: if it is worth more to who is asked than staying alone.
void answer(const Parameters& p, Month now, const State& s, const LookUp& look_up, const Offer& offer,
            const OfferLuck& luck, std::size_t i, std::vector<Core>& out) {
    const double utility = offer.value.common + pull_of(p, s, look_up, offer.chooser) + luck.asked(i);
    const double askers_outside = outside_option(p, s, offer.chooser) + luck.asker_alone(i);
    const double askeds_outside = outside_option(p, s, offer.partner) + luck.asked_alone(i);
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

void draw_target_sizes(const Parameters& p, Month now, const State& s, PartnersScratch& w) {
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

void answer_offers(const Parameters& p, Month now, const State& s, const Tools& tools, PartnersScratch& w) {
    std::vector<Offer>& offers = w.all_offers;
    offers.clear();
    w.offers.gather(offers);
    w.asked.resize(s.agents.size(), AgentId::none());
    for (const Offer& offer : offers) w.asked[offer.chooser.row] = offer.partner;
    w.accepted.prepare(offers.size(), offers_per_block);
    for_blocks(tools.workers, offers.size(), offers_per_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   const auto some = std::span(offers).subspan(begin, end - begin);
                   const OfferLuck luck(now, s, some);
                   for (std::size_t i = 0; i < some.size(); ++i)
                       if (!is_second_of_a_mutual_pair(s, w, some[i]))
                           answer(p, now, s, tools.look_up, some[i], luck, i, w.accepted.block(block));
               });
    for (const Offer& offer : offers) w.asked[offer.chooser.row] = AgentId::none();
}

void form_cores(Agents& agents, Projects& projects, PartnersScratch& w) {
    w.all_accepted.clear();
    w.accepted.gather(w.all_accepted);
    rank(w.all_accepted, w.core_order);
    w.cores.clear();
    const auto both = [&](const RankedCore& ranked) {
        const Core& core = w.all_accepted[ranked.number];
        return std::array{core.group, core.firm};
    };
    const auto slots_of_both =
        read_then(read_of(&RankedCore::number, read_in(w.all_accepted)), read_of(both, reads::slots(agents)));
    in_order<2>(w.core_order, slots_of_both, [&](const RankedCore& ranked) {
        Core& core = w.all_accepted[ranked.number];
        if (!agents.card[core.group].has_free_slot() || !agents.card[core.firm].has_free_slot()) return;
        for (const AgentId agent : {core.group, core.firm}) {
            take_slot(agents, agent, forming);
            projects.consortia.add(core.members, agent);
        }
        w.cores.push_back(core);
    });
}

void gather_consortia(const World& world, Month now, const State& s, Agents& agents, Projects& projects,
                      const Tools& tools, PartnersScratch& w) {
    draw_target_sizes(world.parameters, now, s, w);
    for (std::int64_t round = 0; round < world.parameters.consortium.rounds; ++round) {
        invite(world, now, s, tools, w);
        bool anybody = false;
        w.invitations.for_each([&](const Invitation& invitation) {
            if (!agents.card[invitation.guest].has_free_slot()) return;
            take_slot(agents, invitation.guest, forming);
            projects.consortia.add(w.cores[invitation.core].members, invitation.guest);
            anybody = true;
        });
        if (!anybody) return;
    }
}

void form_projects(Agents& agents, Projects& projects, PartnersScratch& w) {
    w.formed.clear();
    const auto members = [&](const Core& core) { return projects.consortia.members(core.members); };
    const auto members_knowledge = read_of(members, read_in(agents.knowledge));
    in_order<reads::usual_members>(w.cores, members_knowledge, [&](const Core& core) {
        w.formed.push_back(form(agents, projects,
                                {.key = core.key,
                                 .lead = core.group,
                                 .partner = core.firm,
                                 .region = agents.card[core.group].region(),
                                 .caller = core.value.call.region,
                                 .begun_by_firm = core.begun_by_firm,
                                 .stands_alone = core.stands_alone,
                                 .introduced = core.value.introduced,
                                 .members = core.members}));
    });
}

void match(const World& world, Month now, const State& s, Agents& agents, Projects& projects,
           const Tools& tools, PartnersScratch& w) {
    answer_offers(world.parameters, now, s, tools, w);
    form_cores(agents, projects, w);
    gather_consortia(world, now, s, agents, projects, tools, w);
    form_projects(agents, projects, w);
}

}  // namespace musubi::knowledge_cluster

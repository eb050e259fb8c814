#include "models/knowledge_cluster/partners/invitations.hpp"

#include <algorithm>
#include <array>
#include <boost/container/static_vector.hpp>

#include "models/knowledge_cluster/state/agent_draws.hpp"
#include "models/knowledge_cluster/state/reads.hpp"
#include "models/knowledge_cluster/state/rotated_ties.hpp"
#include "musubi/draws.hpp"
#include "musubi/step_together.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::size_t cores_per_block = 32;
/// Cores that take each step together.
constexpr std::size_t cores_together = 8;
/// Guests that a consortium considers in a round.
constexpr std::size_t guests_considered = 24;
using Guests = boost::container::static_vector<AgentId, guests_considered>;

bool is_among(std::span<const AgentId> agents, AgentId agent) {
    return std::find(agents.begin(), agents.end(), agent) != agents.end();
}

/// A core that aims at more members.
struct Inviting {
    std::uint32_t core;
    std::span<const AgentId> members;
    Guests guests;
};
using AllInviting = boost::container::static_vector<Inviting, cores_together>;

/// Where among its acquaintances each member begins, in the order of cores and members.
class FirstAcquaintances {
  public:
    void draw(Month now, const State& s, const AllInviting& all) {
        boost::container::static_vector<Key, most> keys;
        for (const Inviting& inviting : all)
            for (const AgentId member : inviting.members) keys.push_back(s.agents.card[member].key);
        draw_uniforms(s.luck.stream(Purpose::acquaintances, now), {keys.data(), keys.size()},
                      std::span(nobody).first(keys.size()), std::span(uniforms_).first(keys.size()));
    }
    /// Of the next member: a uniform draw.
    double next() { return uniforms_[read_++]; }

  private:
    static constexpr std::size_t most = cores_together * Consortia::most_members;
    std::array<double, most> uniforms_;
    std::size_t read_ = 0;
};

/// Founding agents of the country, for each core anew as it grows.
class Strangers {
  public:
    void draw(Month now, const State& s, std::span<const Core> cores, const AllInviting& all) {
        boost::container::static_vector<Key, most> leads, which;
        for (const Inviting& inviting : all)
            for (std::size_t i = 0; i < guests_considered; ++i) {
                leads.push_back(s.agents.card[cores[inviting.core].group].key);
                which.push_back(
                    combine(cores[inviting.core].key, inviting.members.size() * guests_considered + i));
            }
        draw_uniforms(s.luck.stream(Purpose::strangers, now), {leads.data(), leads.size()},
                      {which.data(), which.size()}, std::span(uniforms_).first(leads.size()));
    }
    /// The next one.
    AgentId next(const State& s) {
        return AgentId{static_cast<std::uint32_t>(pick(uniforms_[read_++], s.agents.founding_size))};
    }

  private:
    static constexpr std::size_t most = cores_together * guests_considered;
    std::array<double, most> uniforms_;
    std::size_t read_ = 0;
};

/// An agent with a free slot that is neither a member nor a guest yet.
void consider_guest(const State& s, AgentId agent, Inviting& inviting) {
    const auto& guests = inviting.guests;
    if (s.agents.card[agent].has_free_slot() && !is_among(inviting.members, agent) &&
        !is_among({guests.data(), guests.size()}, agent))
        inviting.guests.push_back(agent);
}

/// Acquaintances of the members: members in order, the ties of each in turn.
void list_acquaintances(const State& s, FirstAcquaintances& firsts, Inviting& inviting) {
    for (const AgentId member : inviting.members) {
        const RotatedTies ties(s, member, firsts.next());
        for (std::size_t i = 0; i < ties.size() && inviting.guests.size() < guests_considered; ++i)
            consider_guest(s, ties[i], inviting);
    }
}

void list_strangers(const State& s, Strangers& strangers, Inviting& inviting) {
    for (std::size_t i = 0; i < guests_considered; ++i) consider_guest(s, strangers.next(s), inviting);
}

/// What the leads think of the guests, beside what can be known: drawn at once.
class LeadLuck {
  public:
    void draw(Month now, const State& s, std::span<const Core> cores, const AllInviting& all) {
        boost::container::static_vector<Key, most> leads, guests;
        for (const Inviting& inviting : all)
            for (const AgentId guest : inviting.guests) {
                leads.push_back(s.agents.card[cores[inviting.core].group].key);
                guests.push_back(s.agents.card[guest].key);
            }
        draw_gumbels(s.luck.stream(Purpose::invitation, now), {leads.data(), leads.size()},
                     {guests.data(), guests.size()}, std::span(noise_).first(guests.size()));
    }
    double next() { return noise_[read_++]; }

  private:
    static constexpr std::size_t most = cores_together * guests_considered;
    std::array<double, most> noise_;
    std::size_t read_ = 0;
};

/// Those guests of a core whom the lead wants and who want to come, the best first.
void invite_guests(const World& world, Month now, const State& s, const Tools& tools,
                   const PartnersScratch& w, const Inviting& inviting, LeadLuck& luck,
                   std::vector<Invitation>& out) {
    const Parameters& p = world.parameters;
    const Core& core = w.cores[inviting.core];
    if (inviting.guests.empty()) return;
    NeighbourSet of_lead;
    of_lead.fill(s.ties.neighbours(core.group.row));
    const Stream guest_luck = s.luck.stream(Purpose::answer, now);
    const Key lead_key = s.agents.card[core.group].key;
    const double lead_pull = pull_of(p, s, tools.look_up, core.group) + core.value.call.utility;
    const double least_to_lead = outside_option(p, s, core.group) + p.consortium.outside_shift;
    const std::size_t first = out.size();
    for (const AgentId guest : inviting.guests) {
        const double guests_pull = pull_of(p, s, tools.look_up, guest) + luck.next();
        if (most_of_pair(world, s, tools.look_up, now, of_lead, core.group, guest) + guests_pull <=
            least_to_lead)
            continue;
        const PairValue alone = value_of_pair_alone(world, s, tools.look_up, now, of_lead, core.group, guest);
        const double unshared = alone.common - alone.call.utility;  // the core's call pays, not another one's
        if (unshared + guests_pull + most_of_shared_partners(p, s, tools.look_up, core.group, guest) <=
            least_to_lead)
            continue;
        const double to_both = unshared + pull_of_shared_partners(p, s, tools.look_up, of_lead, guest);
        const double to_lead = to_both + guests_pull;
        if (to_lead <= least_to_lead) continue;
        const double to_guest = to_both + lead_pull + guest_luck.gumbel(s.agents.card[guest].key, lead_key);
        if (to_guest > outside_option(p, s, guest) + p.consortium.outside_shift)
            out.push_back({inviting.core, guest, to_lead});
    }
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
              [](const Invitation& a, const Invitation& b) {
                  return a.utility != b.utility ? a.utility > b.utility : a.guest < b.guest;
              });
    out.resize(std::min(out.size(), first + core.target - inviting.members.size()));
}

void invite_together(const World& world, Month now, const State& s, const Tools& tools,
                     const PartnersScratch& w, std::size_t begin, std::size_t end,
                     std::vector<Invitation>& out) {
    AllInviting all;
    for (std::size_t i = begin; i < end; ++i) {
        const auto members = s.projects.consortia.members(w.cores[i].members);
        if (members.size() < w.cores[i].target) all.push_back({static_cast<std::uint32_t>(i), members, {}});
    }
    const bool anyone = world.parameters.consortium.guests == GuestsAre::anyone;
    FirstAcquaintances firsts;
    Strangers strangers;
    LeadLuck luck;
    step_together(
        all,  //
        meanwhile([&] { anyone ? strangers.draw(now, s, w.cores, all) : firsts.draw(now, s, all); }),
        step(read_of(&Inviting::members, reads::cards_of_acquaintances(s)),
             [&](Inviting& inviting) {
                 anyone ? list_strangers(s, strangers, inviting) : list_acquaintances(s, firsts, inviting);
             }),
        meanwhile([&] { luck.draw(now, s, w.cores, all); }),
        step(read_of(&Inviting::guests, read_all(reads::degree(s.ties), read_in(s.agents.knowledge))),
             [&](const Inviting& inviting) { invite_guests(world, now, s, tools, w, inviting, luck, out); }));
}

}  // namespace

void invite(const World& world, Month now, const State& s, const Tools& tools, PartnersScratch& w) {
    w.invitations.prepare(w.cores.size(), cores_per_block);
    for_blocks(tools.workers, w.cores.size(), cores_per_block,
               [&](std::size_t block, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; i += cores_together)
                       invite_together(world, now, s, tools, w, i, std::min(end, i + cores_together),
                                       w.invitations.block(block));
               });
}

}  // namespace musubi::knowledge_cluster

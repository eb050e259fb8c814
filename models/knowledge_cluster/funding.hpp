#pragma once

#include "models/knowledge_cluster/scratch.hpp"
#include "models/knowledge_cluster/state.hpp"

/// Phase 7: programme money, own money, or nothing.
namespace musubi::knowledge_cluster {

/// A project that formed under a call applies and waits for the deadline; the others start on own money if
/// their firms can pay. At a deadline a headquarters ranks its applications once, by expected value with an
/// error, and funds them in order, skipping what does not fit its commitments; the rejected go on with own
/// money or dissolve.
void fund(const Parameters& p, Month now, State& s, Scratch& w);

/// Whether a firm can take this yearly share of an own-money project: it has no other one, or all its shares
/// stay under `funding.firm_share` of its research budget.
[[nodiscard]] bool can_pay(const Parameters& p, const State& s, AgentId firm, ThousandYen share);

/// The firms of a project that can pay their part; firms that cannot leave, which raises the part of the
/// others. False if none is left.
[[nodiscard]] bool settle_own_money(const Parameters& p, State& s, ProjectId id);

/// Frees the members of a project that never started.
void dissolve(State& s, ProjectId id);

}  // namespace musubi::knowledge_cluster

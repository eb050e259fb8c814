#include "models/knowledge_cluster/run.hpp"

#include "models/knowledge_cluster/month.hpp"
#include "models/knowledge_cluster/people/population.hpp"
#include "models/knowledge_cluster/shared_start.hpp"

namespace musubi::knowledge_cluster {
namespace {

void take_down(Month month, const State& s, Observer& observer) {
    const FiscalYear year = month.fiscal_year();
    if (year >= programme_start) observer.take_down_month(month, s);
    if (!month.closes_fiscal_year()) return;
    if (year >= trend_start) observer.take_down_trend(year, s);
    if (year >= programme_start) observer.take_down_year(year, s);
}

}  // namespace

Run::Run(const World& world, const Replicate& replicate, const Workers& workers)
    : world_(world),
      state_(populate(world, replicate)),
      scratch_(world.parameters, workers),
      now_(first_month(world)) {
    state_.began = now_;
}

Run::Run(const World& world, const Run& so_far, const Workers& workers)
    : world_(world), state_(so_far.state_), scratch_(world.parameters, workers), now_(so_far.now_) {}

void Run::live(std::span<Observer> observers, const JointWorkWatcher& watcher) {
    advance_one_month(world_, now_, state_, scratch_);
    for (Observer& observer : observers) take_down(now_, state_, observer);
    if (watcher && now_.fiscal_year() >= programme_start) show(watcher);
    ++now_;
}

void Run::show(const JointWorkWatcher& watcher) {
    if (!view_) view_.emplace(world_, state_);
    view_->remember_introductions(now_, scratch_.partners.introductions);
    if (now_.closes_fiscal_year()) watcher(now_.fiscal_year().value, view_->joint_research(now_, state_));
}

}  // namespace musubi::knowledge_cluster

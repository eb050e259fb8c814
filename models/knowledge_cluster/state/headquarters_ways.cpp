#include "models/knowledge_cluster/state/headquarters_ways.hpp"

#include <algorithm>
#include <numeric>

#include "models/knowledge_cluster/state/purposes.hpp"
#include "musubi/distributions.hpp"
#include "musubi/elementary.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// Each way draws for itself: that one spreads moves no other. The lines draw from `lines` on.
enum class Way : Key { themes, matching, filing, skill, lines };

/// The normal draws of a headquarters.
class Draws {
  public:
    Draws(const World& world, const Luck& luck, RegionId region)
        : stream_(luck.stream(Purpose::headquarters_ways)), key_(world.regions.key[region]) {}
    [[nodiscard]] double of(Way way, std::size_t line = 0) const {
        return standard_normal(stream_.uniform(key_, static_cast<Key>(way) + line));
    }

  private:
    Stream stream_;
    Key key_;
};

std::array<double, grant_line_count> spread_lines(std::array<double, grant_line_count> shares, double spread,
                                                  const Draws& z) {
    if (spread == 0) return shares;
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] *= exponential(spread * z.of(Way::lines, i));
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) share /= sum;
    return shares;
}

}  // namespace

double with_odds(double p, double times) { return times == 1 ? p : p * times / (1 - p + p * times); }

HeadquartersWays ways_of(const World& world, const Luck& luck, RegionId region) {
    const Parameters& p = world.parameters;
    const auto& spread = p.headquarters;
    const Draws z(world, luck, region);
    const KnownWays& known = world.regions.known_ways[region];
    const auto odds = [&](double of, Way way) { return exponential(of * z.of(way)); };
    HeadquartersWays ways;
    ways.line_share = known.lines ? world.regions.line_share[region]
                                  : spread_lines(world.regions.line_share[region], spread.lines, z);
    ways.matching = known.matching.value_or(
        std::min(1.0, p.budget.matching * mean_one(spread.matching, z.of(Way::matching))));
    ways.full_million =
        known.theme_million.value_or(p.funding.full_million * mean_one(spread.themes, z.of(Way::themes)));
    ways.filing =
        known.filing.value_or(with_odds(p.exploitation.advised_propensity, odds(spread.filing, Way::filing)));
    const auto& skill = known.coordinator_skill;
    ways.skill_odds = skill ? *skill / (1 - *skill) : odds(spread.skill, Way::skill);
    return ways;
}

}  // namespace musubi::knowledge_cluster

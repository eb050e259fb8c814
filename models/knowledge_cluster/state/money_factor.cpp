#include "models/knowledge_cluster/state/money_factor.hpp"

#include "models/knowledge_cluster/world/world.hpp"
#include "musubi/elementary.hpp"

namespace musubi::knowledge_cluster {

float money_factor(const Parameters& p, double yearly_thousand_yen) {
    const double relative = yearly_thousand_yen / static_cast<double>(million(p.research.reference_million));
    return relative > 0 ? static_cast<float>(power(relative, p.research.elasticity)) : 0.0F;
}

}  // namespace musubi::knowledge_cluster

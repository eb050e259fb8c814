#include "models/knowledge_cluster/state/tie_strength.hpp"

#include "musubi/elementary.hpp"

namespace musubi::knowledge_cluster {

LookUp::LookUp(const Parameters& p) : log1p_table{}, fading{}, gains{} {
    for (std::size_t n = 0; n < log1p_table.size(); ++n)
        log1p_table[n] = natural_log(1 + static_cast<double>(n));
    for (std::size_t m = 0; m < fading.size(); ++m)
        fading[m] = static_cast<float>(power(0.5, static_cast<double>(m) / p.research.fade_half_life));
    for (std::size_t m = 0; m < gains.size(); ++m)
        gains[m] = static_cast<float>(1 - exponential(-p.research.work * static_cast<double>(m)));
}

}  // namespace musubi::knowledge_cluster

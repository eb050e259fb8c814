#include "tools/musubi/reports/comparison_file.hpp"

#include <algorithm>

#include "sim/experiment/comparison/comparison_panel.hpp"
#include "sim/io/resolved_toml.hpp"

namespace musubi {
namespace {

ComparedResult kept(const Compared& one) {
    const Provenance& from = one.result.provenance;
    return {one.name,
            one.result.panel.title,
            content_checksum(one.result.panel),
            from.scenario_checksum,
            without_origins(from.resolved_scenario),
            &one.result.panel};
}

}  // namespace

Panel kept_comparison(const Compared& base, const std::vector<Compared>& changed,
                      const std::vector<Answers>& answers) {
    std::vector<ComparedResult> compared{kept(base)};
    for (const Compared& one : changed) compared.push_back(kept(one));
    return comparison_panel(compared, answers);
}

Provenance provenance_of_comparison(const Compared& base, const std::vector<Compared>& changed) {
    const Provenance& from = base.result.provenance;
    Provenance provenance;
    provenance.version = from.version;
    provenance.commit = from.commit;
    provenance.build_type = from.build_type;
    provenance.compiler = from.compiler;
    provenance.seed = from.seed;
    provenance.replicates = from.replicates;
    provenance.parameters = from.parameters;
    provenance.threads = from.threads;
    provenance.start_time = from.start_time;
    provenance.end_time = from.end_time;
    for (const Compared& one : changed) {
        provenance.start_time = std::min(provenance.start_time, one.result.provenance.start_time);
        provenance.end_time = std::max(provenance.end_time, one.result.provenance.end_time);
    }
    return provenance;
}

}  // namespace musubi

#include "models/knowledge_cluster/parameters/parameters.hpp"

#include "models/knowledge_cluster/parameters/declarations.hpp"

namespace musubi::knowledge_cluster {
namespace {

Registry<Parameters> declare() {
    Registry<Parameters> r;
    declare_frame(r);
    declare_population(r);
    declare_programme(r);
    declare_collaboration(r);
    declare_results(r);
    declare_priors(r);
    declare_table_columns(r);
    return r;
}

}  // namespace

const Registry<Parameters>& registry() {
    static const Registry<Parameters> all = declare();
    return all;
}

}  // namespace musubi::knowledge_cluster

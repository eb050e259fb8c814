#include "tools/musubi/models.hpp"

#include <algorithm>
#include <vector>

#include "models/knowledge_cluster/model.hpp"
#include "models/network_benchmark/model.hpp"

namespace musubi {

std::span<const AnyModel> models() {
    static const std::vector<AnyModel> all{
        any_model<knowledge_cluster::KnowledgeCluster>(),
        any_model<network_benchmark::NetworkBenchmark>(),
    };
    return all;
}

const AnyModel& model_named(const std::string& name) {
    return *std::find_if(models().begin(), models().end(),
                         [&](const AnyModel& model) { return model.name == name; });
}

}  // namespace musubi

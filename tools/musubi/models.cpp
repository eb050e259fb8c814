#include "tools/musubi/models.hpp"

#include <algorithm>
#include <vector>

#include "models/knowledge_cluster/model.hpp"
#include "models/network_benchmark/model.hpp"
#include "tools/musubi/knowledge_cluster/room.hpp"
#include "tools/musubi/model_rooms.hpp"

namespace musubi {

std::span<const AnyModel> models() {
    static const std::vector<AnyModel> all{
        any_model<knowledge_cluster::KnowledgeCluster>(),
        any_model<network_benchmark::NetworkBenchmark>(),
    };
    return all;
}

std::span<const ModelRoom> model_rooms() {
    static const std::vector<ModelRoom> all{knowledge_cluster_room()};
    return all;
}

const AnyModel& model_named(const std::string& name) {
    return *std::find_if(models().begin(), models().end(),
                         [&](const AnyModel& model) { return model.name == name; });
}

const ModelRoom* room_of(const AnyModel* model) {
    if (model == nullptr) return nullptr;
    const auto found = std::find_if(model_rooms().begin(), model_rooms().end(),
                                    [&](const ModelRoom& room) { return room.model == model->name; });
    return found == model_rooms().end() ? nullptr : &*found;
}

}  // namespace musubi

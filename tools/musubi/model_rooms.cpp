#include "tools/musubi/model_rooms.hpp"

#include <algorithm>
#include <vector>

#include "tools/musubi/knowledge_cluster/room.hpp"

namespace musubi {

std::span<const ModelRoom> model_rooms() {
    static const std::vector<ModelRoom> all{knowledge_cluster_room()};
    return all;
}

const ModelRoom* room_of(const AnyModel* model) {
    if (model == nullptr) return nullptr;
    const auto found = std::find_if(model_rooms().begin(), model_rooms().end(),
                                    [&](const ModelRoom& room) { return room.model == model->name; });
    return found == model_rooms().end() ? nullptr : &*found;
}

}  // namespace musubi

#include "tools/musubi/knowledge_cluster/room.hpp"

#include "models/knowledge_cluster/model.hpp"

namespace musubi {

ModelRoom knowledge_cluster_room() {
    return {knowledge_cluster::KnowledgeCluster::name(),
            {declare_hubs, declare_evaluation},
            knowledge_cluster::can_be_shown,
            page_of_the_programme};
}

}  // namespace musubi

#pragma once

#include <string>
#include <vector>

#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/model_rooms.hpp"
#include "tools/musubi/running/compared_results.hpp"

namespace musubi {

/// What the program has for the knowledge cluster alone.
ModelRoom knowledge_cluster_room();

void declare_hubs(CLI::App& program, Chosen& chosen);
void declare_evaluation(CLI::App& program, Chosen& chosen);

/// The document of the page of a result, or of a base and a result that is compared with it: by region and
/// fiscal year, with trial regions, money and network. Throws as the statistics do where the results are not
/// knowledge_cluster::can_be_shown() or cannot be paired (objections()).
std::string page_of_the_programme(const std::vector<Compared>& results);

}  // namespace musubi

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "sim/io/resolved_toml.hpp"
#include "tools/musubi/files/model_result.hpp"
#include "tools/musubi/knowledge_cluster/hub_report.hpp"
#include "tools/musubi/knowledge_cluster/room.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct HubsOptions {
    std::filesystem::path file;
    std::optional<double> threshold;
    bool json = false;
};

/// The threshold that the scenario of the result has fixed.
double threshold_of(const Provenance& provenance) {
    return std::stod(settings_in(provenance.resolved_scenario).at("hub.threshold"));
}

ExitCode hubs(const HubsOptions& options) {
    const auto print_report = [&](const ResultInput& result) {
        const double threshold = options.threshold ? *options.threshold : threshold_of(result.provenance);
        const HubReport report =
            hub_report(knowledge_cluster::hub_results(result.panel), vectors_of(result.panel), threshold);
        return print(options.json ? as_json(report) : as_text(report));
    };
    return with_result(options.file, knowledge_cluster::has_hubs, "hub index", print_report);
}

}  // namespace

void declare_hubs(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<HubsOptions>();
    CLI::App* command =
        program.add_subcommand("hubs", "Which regions become hubs, how surely, and what that hangs on");
    add_file(*command, "FILE", options->file, "Result file")->required();
    add_number(*command, "--threshold", RealNumbers(), options->threshold, "Score that makes a hub")
        ->default_str("the scenario's");
    command->add_flag("--json", options->json, "As JSON");
    command->callback([&chosen, options] { chosen = [options] { return hubs(*options); }; });
}

}  // namespace musubi

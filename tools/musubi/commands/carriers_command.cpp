#include <fmt/core.h>

#include <filesystem>
#include <memory>
#include <string>

#include "sim/network/network_tables.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/options/csv_option.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/network_options.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/options/region_choice.hpp"
#include "tools/musubi/options/run_options.hpp"
#include "tools/musubi/reports/key_institutions.hpp"
#include "tools/musubi/running/result_source.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct CarriersOptions {
    std::filesystem::path file;
    CsvTarget csv;
    std::string region;
    std::size_t most = 8;
    PassingRuns runs;
    bool json = false;
    Overwrite overwrite = Overwrite::no;
};

/// Whether a result says who works with whom, and who of them is real; says why not.
bool has_carriers(const std::filesystem::path& file, const Panel& results) {
    const bool network = !replicates_with_tables(results).empty();
    if (!network)
        tell(fmt::format("{}: {}", file.string(), holds_no_network));
    else if (!tells_who_is_generated(results))
        tell(fmt::format("{}: does not say which institutions are generated: it is of an older musubi",
                         file.string()));
    return network && tells_who_is_generated(results);
}

ExitCode find_carriers(CarriersOptions options) {
    if (!accepts({{"--csv", options.csv.file}}, files_behind(options.file), options.overwrite))
        return exit_bad_input;
    options.runs.network = {NetworkPlan::Detail::full, options.runs.plan.replicates, 0};
    const auto source = source_of(options.file, options.runs);
    if (!source) return exit_bad_input;
    const bool some = source->model != nullptr && source->model->left_out;
    const auto regions = chosen_regions(options.region, source->file.string(), *source->layout,
                                        some ? source->model->left_out(*source->layout) : DimensionLabels());
    if (!regions) return exit_bad_input;
    const ResultInput result = source->take();
    if (!has_carriers(source->file, result.panel)) return exit_bad_input;
    KeyInstitutionsReport report = key_institutions_reports(result.panel, {*regions}).front();
    report.scenario = source->file.stem().string();
    return print_beside_csv(
        options.json ? key_institutions_json(report) : key_institutions_text(report, options.most),
        options.csv, [&](CsvFor readers) { return key_institutions_csv(report, readers); },
        options.overwrite);
}

}  // namespace

void declare_carriers(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<CarriersOptions>();
    CLI::App* command = program.add_subcommand(
        "carriers", "Which institutions carry the joint research of regions, and who lies between others");
    add_file(*command, "FILE", options->file,
             "Result of run --network full, or a scenario (.toml, or the name of a shipped one) to be "
             "run first")
        ->required();
    command->add_option("--region", options->region, "Of one region, or of several: KOB, KOB+OSA")
        ->default_str("all but the rest of the country");
    add_number(*command, "--most", WholeNumbers{1, 1'000'000}, options->most,
               "How many institutions to show; --json and --csv have all");
    declare_csv(*command, options->csv, "Write all institutions into this file");
    declare_passing_runs(*command, options->runs);
    command->add_flag("--json", options->json, "As JSON");
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] {
        chosen = [options] { return or_say_why_not([&] { return find_carriers(*options); }); };
    });
}

}  // namespace musubi

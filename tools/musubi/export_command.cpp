#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <variant>

#include "sim/io/network_text.hpp"
#include "sim/io/whole_file.hpp"
#include "sim/io/whole_folder.hpp"
#include "sim/network/labelled_network.hpp"
#include "tools/musubi/commands.hpp"
#include "tools/musubi/report.hpp"
#include "tools/musubi/result_input.hpp"

namespace musubi {
namespace {

struct ExportOptions {
    std::filesystem::path file, output;
    std::string network, level = "agents";
    std::optional<std::int64_t> replicate, fiscal_year;
    bool overwrite = false;
};

ExitCode refuse(const std::filesystem::path& file, const std::string& reason) {
    tell(fmt::format("{}: {}", file.string(), reason));
    return exit_bad_input;
}

/// Why nothing can be written there, if so.
std::optional<std::string> objection_to(const ExportOptions& options) {
    if (options.network != "gephi")
        return refuse_target(options.output, options.overwrite ? Overwrite::yes : Overwrite::no);
    std::error_code ignored;
    if (std::filesystem::symlink_status(options.output, ignored).type() !=
        std::filesystem::file_type::not_found)
        return "exists already; name a folder that does not";
    return refuse_target(options.output, Overwrite::no);
}

void write(const ExportOptions& options, const LabelledNetwork& network) {
    if (options.network == "gephi")
        return write_whole_folder(options.output,
                                  {{"nodes.csv", gephi_nodes(network)}, {"edges.csv", gephi_edges(network)}});
    const std::string text = options.network == "gexf" ? gexf(network) : graphml(network);
    write_whole_file(options.output, std::as_bytes(std::span(text)),
                     options.overwrite ? Overwrite::yes : Overwrite::no);
}

/// The network that was asked for, or why there is none.
std::variant<LabelledNetwork, std::string> chosen_network(const Panel& panel, const ExportOptions& options) {
    const auto replicates = replicates_with_tables(panel);
    if (replicates.empty()) return "holds no network: run the scenario with --network full";
    const std::int64_t replicate = options.replicate.value_or(replicates.front());
    const auto tables = tables_in(panel, replicate);
    if (!tables)
        return fmt::format("holds no network of replicate {}; it has those of {}", replicate,
                           fmt::join(replicates, ", "));
    if (tables->years.empty()) return fmt::format("nobody worked together in replicate {}", replicate);
    const std::int64_t wanted = options.fiscal_year.value_or(tables->years.back().fiscal_year);
    std::vector<std::int64_t> years;
    for (const NetworkTables::Year& year : tables->years) {
        years.push_back(year.fiscal_year);
        if (year.fiscal_year != wanted) continue;
        auto network =
            labelled_network(*tables, year, options.level == "agents" ? Level::agents : Level::organisations);
        network.title =
            fmt::format("{}: {}, replicate {}, March of FY{}", panel.title, options.level, replicate, wanted);
        return network;
    }
    return fmt::format("holds no network of FY{}; it has those of {}", wanted, fmt::join(years, ", "));
}

ExitCode export_network(const ExportOptions& options) {
    try {
        if (const auto objection = objection_to(options)) return refuse(options.output, *objection);
        const auto read = read_result(options.file);
        if (const auto* finding = std::get_if<Finding>(&read)) return report(options.file, *finding);
        const auto chosen = chosen_network(std::get<ResultInput>(read).panel, options);
        if (const auto* reason = std::get_if<std::string>(&chosen)) return refuse(options.file, *reason);
        try {
            write(options, std::get<LabelledNetwork>(chosen));
            return exit_ok;
        } catch (const std::system_error& fault) {
            tell(fault.what());
            return exit_not_written;
        }
    } catch (const std::system_error& fault) {
        tell(fault.what());
        return exit_bad_input;
    }
}

}  // namespace

void declare_export(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command = program.add_subcommand("export", "Write the network of a result for other programs");
    command->add_option("FILE", options->file, "Result file of a run with --network full")->required();
    command
        ->add_option("--network", options->network,
                     "Format: GraphML, GEXF, or the two tables of Gephi's import in a folder")
        ->check(CLI::IsMember({"graphml", "gexf", "gephi"}))
        ->required();
    command->add_option("-o,--output", options->output, "File, or folder for gephi")->required();
    command->add_option("--replicate", options->replicate, "Which replicate")->default_str("the first");
    command->add_option("--fiscal-year", options->fiscal_year, "March of which fiscal year")
        ->default_str("the last");
    command->add_option("--level", options->level, "Who is a node")
        ->check(CLI::IsMember({"agents", "organisations"}))
        ->capture_default_str();
    command->add_flag("--overwrite", options->overwrite, "Replace an existing file");
    command->callback([&chosen, options] { chosen = [options] { return export_network(*options); }; });
}

}  // namespace musubi

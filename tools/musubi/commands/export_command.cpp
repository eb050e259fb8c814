#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "sim/io/network_text.hpp"
#include "sim/io/tidy_tables.hpp"
#include "sim/io/whole_folder.hpp"
#include "sim/network/labelled_network.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/files/output_files.hpp"
#include "tools/musubi/files/own_target.hpp"
#include "tools/musubi/files/result_input.hpp"
#include "tools/musubi/files/written.hpp"
#include "tools/musubi/options/csv_option.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/options/network_options.hpp"
#include "tools/musubi/options/number_option.hpp"
#include "tools/musubi/options/overwrite_option.hpp"
#include "tools/musubi/reports/data_package.hpp"
#include "tools/musubi/words/fault.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

struct ExportOptions {
    std::filesystem::path file, output, tables;
    std::string network, level = "agents";
    std::optional<std::int64_t> replicate, fiscal_year;
    CsvFor readers = CsvFor::programs;
    bool frictionless = false;
    Overwrite overwrite = Overwrite::no;
};

ExitCode refuse(const std::filesystem::path& file, const std::string& reason) {
    tell(fmt::format("{}: {}", file.string(), reason));
    return exit_bad_input;
}

/// Why no folder can be made there, if so.
std::optional<std::string> objection_to_folder(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (std::filesystem::symlink_status(folder, ignored).type() != std::filesystem::file_type::not_found)
        return "exists already; name a folder that does not";
    return refuse_target(folder, Overwrite::no);
}

/// Why nothing can be written there, if so.
std::optional<std::string> objection_to(const ExportOptions& options) {
    if (!options.tables.empty()) return objection_to_folder(options.tables);
    if (options.network == "gephi") return objection_to_folder(options.output);
    Problems problems;
    refuse_output_files({{"--output", options.output}}, {options.file}, options.overwrite, problems);
    return problems.none() ? std::nullopt : std::optional(problems.items().front().message);
}

ExitCode write_tables(const ExportOptions& options, const ResultInput& result) {
    const std::vector<TidyTable> tables = tidy_tables(result.panel, options.readers);
    std::vector<std::pair<std::string, std::string>> files;
    files.reserve(tables.size() + 1);
    for (const TidyTable& table : tables)
        files.emplace_back(table.name + ".csv", std::string(csv_beginning(options.readers)) + table.csv);
    if (options.frictionless) files.emplace_back("datapackage.json", data_package(result, tables));
    return write_to(options.tables, Overwrite::no, [&](const std::filesystem::path& folder, Overwrite) {
        write_whole_folder(folder, files);
    });
}

ExitCode write_network(const ExportOptions& options, const LabelledNetwork& network) {
    if (options.network == "gephi")
        return write_to(options.output, Overwrite::no, [&](const std::filesystem::path& folder, Overwrite) {
            write_whole_folder(folder,
                               {{"nodes.csv", gephi_nodes(network)}, {"edges.csv", gephi_edges(network)}});
        });
    const std::string text = options.network == "gexf" ? gexf(network) : graphml(network);
    return write_text(options.output, text, options.overwrite);
}

/// The network that was asked for, or why there is none.
std::variant<LabelledNetwork, std::string> chosen_network(const Panel& panel, const ExportOptions& options) {
    const auto replicates = replicates_with_tables(panel);
    if (replicates.empty()) return holds_no_network;
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

ExitCode export_what_is_asked(const ExportOptions& options, const ResultInput& result) {
    std::optional<std::variant<LabelledNetwork, std::string>> chosen;
    if (options.tables.empty()) chosen = chosen_network(result.panel, options);
    if (chosen)
        if (const auto* reason = std::get_if<std::string>(&*chosen)) return refuse(options.file, *reason);
    return chosen ? write_network(options, std::get<LabelledNetwork>(*chosen))
                  : write_tables(options, result);
}

ExitCode export_result(const ExportOptions& options) {
    try {
        const auto& target = options.tables.empty() ? options.output : options.tables;
        if (const auto objection = objection_to(options)) return refuse(target, *objection);
        const auto read = read_result(options.file);
        if (const auto* finding = std::get_if<Finding>(&read)) return report(options.file, *finding);
        return export_what_is_asked(options, std::get<ResultInput>(read));
    } catch (const std::system_error& fault) {
        return tell_unread(fault);
    }
}

}  // namespace

void declare_export(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command =
        program.add_subcommand("export", "Write the tables of a result, or its network, for other programs");
    add_file(*command, "FILE", options->file, "Result file; for --network of a run with --network full")
        ->required();
    CLI::Option* tables = add_file(*command, "--csv", options->tables,
                                   "Write every variable into tables (CSV, UTF-8) in this new folder");
    declare_bom(*command, tables, options->readers);
    command->add_flag("--frictionless", options->frictionless, "Describe them in datapackage.json")
        ->needs(tables);
    CLI::Option* network =
        command
            ->add_option("--network", options->network,
                         "Format: GraphML, GEXF, or the two tables of Gephi's import in a folder")
            ->check(CLI::IsMember({"graphml", "gexf", "gephi"}));
    network->excludes(tables);
    CLI::Option* output = add_file(*command, "-o,--output", options->output, "File, or folder for gephi");
    network->needs(output);
    output->needs(network);
    add_number(*command, "--replicate", WholeNumbers{0, replicate_numbers.high - 1}, options->replicate,
               "Which replicate")
        ->default_str("the first");
    add_number(*command, "--fiscal-year", WholeNumbers{1900, 2200}, options->fiscal_year,
               "March of which fiscal year")
        ->default_str("the last");
    command->add_option("--level", options->level, "Who is a node")
        ->check(CLI::IsMember({"agents", "organisations"}))
        ->capture_default_str();
    declare_overwrite(*command, options->overwrite);
    command->callback([&chosen, options] {
        if (options->tables.empty() && options->network.empty())
            throw CLI::RequiredError("--csv or --network");
        chosen = [options] { return export_result(*options); };
    });
}

}  // namespace musubi

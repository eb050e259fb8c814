#include <fmt/core.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "models/knowledge_cluster/results/evaluation_results.hpp"
#include "sim/experiment/estimates/mean_and_range.hpp"
#include "sim/experiment/estimates/score_interval.hpp"
#include "tools/musubi/files/model_result.hpp"
#include "tools/musubi/knowledge_cluster/room.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

using namespace knowledge_cluster;  // the model whose evaluation this command is about

/// The columns of a year, in the order in which they are printed.
struct Column {
    const char *heading, *json;
    std::vector<double> EvaluationYear::*by_replicate;
};
constexpr std::array<Column, 9> columns{
    {{"trial", "trial", &EvaluationYear::trial},
     {"full", "full", &EvaluationYear::full},
     {"stopped", "stopped", &EvaluationYear::stopped},
     {"completed", "completed", &EvaluationYear::completed},
     {"promoted", "promoted", &EvaluationYear::promoted},
     {"graded", "graded", &EvaluationYear::graded},
     {"million yen moved", "million_yen_moved", &EvaluationYear::moved},
     {"misdirected", "million_yen_misdirected", &EvaluationYear::misdirected},
     {"undistributed", "million_yen_undistributed", &EvaluationYear::undistributed}}};

MeanAndRange number_of(const EvaluationYear& year, const Column& column, const Vectors& vectors) {
    return mean_and_range(year.*column.by_replicate, vectors, of_amounts);
}

std::string cell(const MeanAndRange& number) {
    const WithInterval& x = number.mean;
    if (std::isnan(x.low) || x.low == x.high) return fmt::format("{:.4g}", x.value);
    return fmt::format("{:.4g} [{:.4g}, {:.4g}]", x.value, x.low, x.high) +
           in_round_brackets(number.over_vectors, [](double end) { return fmt::format("{:.4g}", end); });
}

struct Shares {
    std::array<double, grade_count> seen{}, without_noise{}, analogue{};
    std::int64_t graded = 0;      ///< if 0, there are no shares but the analogue's
    double as_without_noise = 0;  ///< share of grades that the noise left as they are
};

Shares shares_of(const EvaluationResults& results) {
    Shares shares;
    const double centres = std::accumulate(analogue_centres.begin(), analogue_centres.end(), 0);
    for (const auto& row : results.grades)
        shares.graded += std::accumulate(row.begin(), row.end(), std::int64_t{0});
    const double all = std::max<double>(1, static_cast<double>(shares.graded));
    for (std::size_t i = 0; i < grade_count; ++i) {
        shares.analogue[i] = analogue_centres[i] / centres;
        shares.as_without_noise += static_cast<double>(results.grades[i][i]) / all;
        for (std::size_t k = 0; k < grade_count; ++k) {
            shares.seen[i] += static_cast<double>(results.grades[i][k]) / all;
            shares.without_noise[k] += static_cast<double>(results.grades[i][k]) / all;
        }
    }
    return shares;
}

std::string grades_text(const EvaluationResults& results) {
    const Shares shares = shares_of(results);
    if (shares.graded == 0) return "Third-year evaluation: no region was graded.\n\n";
    std::string text = fmt::format("Grades of the third-year evaluation: {} regions graded, all replicates\n",
                                   shares.graded);
    std::vector<std::vector<std::string>> rows{
        {"seen as", "share", "without noise", "21st Century COE", "truly A", "B", "C", "D"}};
    for (std::size_t i = 0; i < grade_count; ++i) {
        rows.push_back({grade_names[i], fmt::format("{:.3f}", shares.seen[i]),
                        fmt::format("{:.3f}", shares.without_noise[i]),
                        fmt::format("{:.3f}", shares.analogue[i])});
        for (const std::int64_t regions : results.grades[i])
            rows.back().push_back(fmt::format("{}", regions));
    }
    std::vector<Align> alignments(rows[0].size(), Align::right);
    alignments[0] = Align::left;
    text += aligned(rows, alignments);
    return text + fmt::format("Noise left {:.1f} % of the grades as they are without it.\n\n",
                              100 * shares.as_without_noise);
}

std::string as_text(const EvaluationResults& results, const Vectors& vectors) {
    std::string text = grades_text(results);
    std::vector<std::vector<std::string>> rows{{"fiscal year"}};
    for (const Column& column : columns) rows[0].emplace_back(column.heading);
    for (const EvaluationYear& year : results.years) {
        rows.push_back({fmt::format("{}", year.fiscal_year)});
        for (const Column& column : columns) rows.back().push_back(cell(number_of(year, column, vectors)));
    }
    text += aligned(rows, std::vector<Align>(rows[0].size(), Align::right));
    return text +
           fmt::format(
               "Regions and million yen a year: mean [90 % score interval of the mean], where it "
               "varies.\n"
               "The interval holds {}.\n",
               what_intervals_hold(vectors)) +
           line_on_round_brackets(vectors) +
           "Moved: what some gain and others lose by the grades. Misdirected: the same by their noise "
           "alone.\n"
           "Undistributed: what no region got of the year's budget, as of plans that have ended.\n"
           "Each year's money is shared out anew for the same state; what regions would have become is not "
           "in "
           "it.\n"
           "Grades, weights and noise are assumptions (class c); the change of funding is the analogue's "
           "(b).\n";
}

std::string as_json(const EvaluationResults& results, const Vectors& vectors) {
    const Shares shares = shares_of(results);
    const auto if_graded = [&](const auto& share) {  // a share of nothing is null
        return shares.graded > 0 ? nlohmann::ordered_json(share) : nlohmann::ordered_json();
    };
    nlohmann::ordered_json document{{"grades", grade_names},
                                    {"graded", shares.graded},
                                    {"shares",
                                     {{"seen", if_graded(shares.seen)},
                                      {"without_noise", if_graded(shares.without_noise)},
                                      {"analogue", shares.analogue}}},
                                    {"confusion", results.grades},
                                    {"share_as_without_noise", if_graded(shares.as_without_noise)},
                                    {"interval", "90 %: score interval of the mean, with Student's t"},
                                    {"interval_holds", intervals_hold_json(vectors)}};
    auto& years = document["years"] = nlohmann::ordered_json::array();
    for (const EvaluationYear& year : results.years) {
        nlohmann::ordered_json row{{"fiscal_year", year.fiscal_year}};
        for (const Column& column : columns) {  // what is no number becomes null
            row[column.json] = interval_json(number_of(year, column, vectors));
        }
        years.push_back(std::move(row));
    }
    return document.dump(2) + "\n";
}

}  // namespace

void declare_evaluation(CLI::App& program, Chosen& chosen) {
    struct Options {
        std::filesystem::path file;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("evaluation", "Grades, what they moved, and what noise cost");
    add_file(*command, "FILE", options->file, "Result file")->required();
    command->add_flag("--json", options->json, "As JSON");
    command->callback([&chosen, options] {
        chosen = [options] {
            return with_result(options->file, has_evaluation, "evaluation", [&](const ResultInput& result) {
                const EvaluationResults found = evaluation_results(result.panel);
                const Vectors vectors = vectors_of(result.panel);
                return print(options->json ? as_json(found, vectors) : as_text(found, vectors));
            });
        };
    });
}

}  // namespace musubi

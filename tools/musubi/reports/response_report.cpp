#include "tools/musubi/reports/response_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/io/csv.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/number_text.hpp"
#include "tools/musubi/words/said_in_words.hpp"
#include "tools/musubi/words/text_table.hpp"
#include "tools/musubi/words/what_intervals_hold.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

/// For each portion of the lever, not for each unit.
WithInterval for_a_portion(const WithInterval& marginal, const Lever& lever) {
    return {marginal.value * lever.portion, marginal.low * lever.portion, marginal.high * lever.portion,
            marginal.size};
}

OverVectors for_a_portion(OverVectors over, const Lever& lever) {
    over.low *= lever.portion;
    over.high *= lever.portion;
    return over;
}

std::string text_of(const WithInterval& x, bool with_sign = false) {
    return with_interval_text(x.value, x.low, x.high, with_sign);
}

/// With the range over what is not known where parameters were drawn.
std::string text_of(const WithInterval& x, const OverVectors& over, bool with_sign = false) {
    if (!over.is_known()) return text_of(x, with_sign);
    return with_range_text(x.value, (x.high - x.low) / 2, over.low, over.high, with_sign);
}

std::string text_for_a_portion(const ResponseStep& step, const Lever& lever) {
    return text_of(for_a_portion(step.marginal, lever), for_a_portion(step.over_vectors, lever), true);
}

std::string fall_in_words(const ResponseCurves& curves, const Response& response) {
    if (response.falls_from)
        return fmt::format("each step from {:g} on clearly brings less than the first", *response.falls_from);
    if (curves.levels.size() == 2) return "one step tells no fall of the return";
    return response.steps.front().marginal.low > 0 ? "no clear fall of the return"
                                                   : "the first step brings nothing clear";
}

std::string in_words(const ResponseCurves& curves, const std::string& heading, const Response& response) {
    return fmt::format("{}, {} from {:g} to {:g} {}: {} {} for each {} more; elasticity {}; {}.\n",
                       curves.scenario, curves.lever.name, curves.levels.front(), curves.levels.back(),
                       curves.lever.units, text_for_a_portion(response.whole, curves.lever), heading,
                       curves.lever.portion_name, text_of(response.whole.elasticity),
                       fall_in_words(curves, response));
}

std::string table_of(const ResponseCurves& curves, const std::string& heading, const Response& response) {
    std::vector<std::vector<std::string>> rows{
        {curves.lever.units, curves.vectors.drawn ? "mean ±90 % (range)" : "mean [90 %]",
         "for each " + curves.lever.portion_name + " more than the level before", "elasticity"}};
    for (std::size_t k = 0; k < curves.levels.size(); ++k) {
        rows.push_back({fmt::format("{:g}", curves.levels[k]),
                        text_of(response.means[k], response.over_vectors[k]), "", ""});
        if (k == 0) continue;
        rows.back()[2] = text_for_a_portion(response.steps[k - 1], curves.lever);
        rows.back()[3] = text_of(response.steps[k - 1].elasticity);
    }
    return fmt::format("\n{} ({})\n", heading, fall_in_words(curves, response)) +
           aligned(rows, std::vector<Align>(rows[0].size(), Align::right));
}

Json json_of(const ResponseStep& step, const Lever& lever) {
    return {{"from", step.from},
            {"to", step.to},
            {"for_each_portion", interval_json(MeanAndRange{for_a_portion(step.marginal, lever),
                                                            for_a_portion(step.over_vectors, lever)})},
            {"elasticity", interval_json(step.elasticity)}};
}

}  // namespace

std::string response_text(const ResponseCurves& curves) {
    std::string text;
    for (std::size_t i = 0; i < std::min(said_in_words, curves.responses.size()); ++i)
        text += in_words(curves, curves.headings[i], curves.responses[i]);
    for (std::size_t i = 0; i < curves.responses.size(); ++i)
        text += table_of(curves, curves.headings[i], curves.responses[i]);
    std::string range = line_on_round_brackets(curves.vectors);
    if (!range.empty()) range += "±: half of the 90 % interval of the mean.\n";
    return text +
           fmt::format(
               "\nThe {} is the same in every fiscal year from {} on. Square brackets: 90 % interval of "
               "the mean over {} "
               "replicates,\nwhich have the same people and luck at every level (seed {}): {}.\n{}"
               "A step is compared with the first one replicate by replicate.\n",
               curves.lever.name, curves.since, curves.replicates, curves.seed,
               what_intervals_hold(curves.vectors), range);
}

std::string response_json(const ResponseCurves& curves) {
    Json indicators = Json::array();
    for (std::size_t i = 0; i < curves.responses.size(); ++i) {
        const Response& response = curves.responses[i];
        Json means = Json::array(), steps = Json::array();
        for (std::size_t k = 0; k < curves.levels.size(); ++k) {
            means.push_back({{"level", curves.levels[k]}});
            means.back().update(interval_json(MeanAndRange{response.means[k], response.over_vectors[k]}));
        }
        for (const ResponseStep& step : response.steps) steps.push_back(json_of(step, curves.lever));
        indicators.push_back({{"indicator", curves.headings[i]},
                              {"means", std::move(means)},
                              {"steps", std::move(steps)},
                              {"whole", json_of(response.whole, curves.lever)},
                              {"falls_from", response.falls_from ? Json(*response.falls_from) : Json()}});
    }
    const Json all{
        {"scenario", curves.scenario},
        {"lever", curves.lever.name},
        {"units", curves.lever.units},
        {"portion", curves.lever.portion_name},
        {"since", curves.since},
        {"seed", curves.seed},
        {"replicates", curves.replicates},
        {"interval", "90 % interval of the mean over replicates with the same luck at every level"},
        {"interval_holds", intervals_hold_json(curves.vectors)},
        {"indicators", std::move(indicators)}};
    return json_text(all);
}

std::string response_csv(const ResponseCurves& curves, CsvFor readers) {
    std::string text =
        "scenario,indicator,level,mean,low,high,over_vectors_low,over_vectors_high,step_from,"
        "for_each_portion,for_each_portion_low,for_each_portion_high,for_each_portion_over_vectors_low,"
        "for_each_portion_over_vectors_high,elasticity,elasticity_low,elasticity_high\n";
    for (std::size_t i = 0; i < curves.responses.size(); ++i)
        for (std::size_t k = 0; k < curves.levels.size(); ++k) {
            const WithInterval& mean = curves.responses[i].means[k];
            const OverVectors& over = curves.responses[i].over_vectors[k];
            text += fmt::format("{},{},{}", csv_cell(curves.scenario, readers),
                                csv_cell(curves.headings[i], readers), csv_cell(curves.levels[k]));
            for (const double x : {mean.value, mean.low, mean.high, over.low, over.high})
                text += "," + csv_cell(x);
            if (k == 0) {
                text += ",,,,,,,,,\n";
                continue;
            }
            const ResponseStep& step = curves.responses[i].steps[k - 1];
            const WithInterval each = for_a_portion(step.marginal, curves.lever);
            const OverVectors each_over = for_a_portion(step.over_vectors, curves.lever);
            for (const double x : {step.from, each.value, each.low, each.high, each_over.low, each_over.high,
                                   step.elasticity.value, step.elasticity.low, step.elasticity.high})
                text += "," + csv_cell(x);
            text += '\n';
        }
    return text;
}

}  // namespace musubi

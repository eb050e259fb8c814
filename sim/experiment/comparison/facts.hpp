#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "musubi/panel.hpp"
#include "musubi/problems.hpp"
#include "musubi/scenario.hpp"
#include "sim/experiment/estimates/interval.hpp"
#include "sim/experiment/estimates/over_vectors.hpp"

namespace musubi {

/// The role of a fact: an input check (it was put in and must come out), a target of the calibration,
/// evidence (nothing in the model puts it in, and some rival model fails it), a check (nothing puts it in,
/// but every rival passes it too), or context.
enum class FactRole { input_check, fitted, emergent, check, background };

/// A known fact about the world, and where a result measures it. A row of a table of facts.
struct ExpectedFact {
    Place place;
    std::string fact;
    FactRole role = FactRole::background;
    std::string measure, expected;                            ///< as a person reads them
    std::string variable;                                     ///< full name
    std::vector<std::pair<std::string, std::string>> select;  ///< dimension and label
    std::optional<double> low, high;                          ///< the band; its ends belong to it
    std::string low_source, high_source;                      ///< class and publication or judgement
    bool controlled = false;  ///< must also lie above what a negative control measures
    std::string needs;        ///< what a run must be asked for to measure it; empty: every run measures it
    bool contrasted = false;  ///< shown of a contrasting result too
};

/// Reads a table with the columns fact, role, measure, expected, variable, select ("dimension=label;…"), low,
/// high, low_source, high_source ("class: publication or judgement"), control ("yes" or nothing), needs and
/// contrast ("yes" or nothing). All that is wrong is a problem: a judged fact has both ends of its band, and
/// each end a source.
std::vector<ExpectedFact> facts_in(const TextTable& table, Problems& problems);

enum class Verdict { holds, fails, not_measured, not_controlled, context };

struct FactFinding {
    Verdict verdict = Verdict::not_measured;
    WithInterval measured, control, contrast;  ///< over replicates
    std::string units;
    OverVectors over_vectors;  ///< of what is measured: what is not known of it, as parameters are not
    std::string when;          ///< the last label of the dimension that was not selected, such as the year
};

/// What facts are measured in.
struct FactPanels {
    const Panel& result;
    const Panel* control = nullptr;   ///< the negative control
    const Panel* contrast = nullptr;  ///< without what the result is about
};

/// Measures each fact. A fact holds if the 90 % interval of the mean (over replicates, or over the vectors
/// that they drew) lies inside the band and, for a controlled fact, above the interval of the control.
///
/// If nothing of a dimension is selected, its last label with numbers is used. A fact that every run measures
/// must have a number in every replicate; for other facts the replicates with a number are used. A variable
/// or a selection that is missing is a problem.
std::vector<FactFinding> check_facts(const std::vector<ExpectedFact>& facts, const FactPanels& panels,
                                     Problems& problems);

/// Whether every fact holds that is fitted, emergent or a check.
bool all_that_count_hold(const std::vector<ExpectedFact>& facts, const std::vector<FactFinding>& findings);

}  // namespace musubi

#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "musubi/model.hpp"
#include "tools/musubi/running/result_source.hpp"

namespace musubi {

/// One of the results that are compared.
struct Compared {
    std::filesystem::path file;
    std::string name;  ///< what it is called in what is printed
    ResultInput result;
};

/// Reads the results and runs the scenarios among the files, once nothing is wrong with any. Says what is
/// wrong, and returns nothing, if anything is; throws std::system_error if a result cannot be read at all.
std::optional<std::vector<Compared>> read_or_run(const std::vector<std::filesystem::path>& files,
                                                 const PassingRuns& runs);

/// What a comparison of this result with another is to answer: what its model asks, or the usual_questions().
Questions questions_on(const ResultInput& result);

/// The outcomes that the scenarios name for their questions, each once: those beside the first, which is the
/// base; where they name none, that of the base.
std::vector<std::string> named_outcomes(std::span<const Compared> all);

/// The name of the primary outcome, if these are one alone; else "": the model's first is the primary one.
std::string primary_among(const std::vector<std::string>& named_outcomes);

/// Why a result cannot be paired with the base: other luck, other people, another program. One line each;
/// empty if it can be paired.
std::vector<std::string> objections(const Compared& base, const Compared& other, const Questions& questions);

}  // namespace musubi

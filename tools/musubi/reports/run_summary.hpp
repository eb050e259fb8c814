#pragma once

#include <string>

#include "musubi/model.hpp"
#include "musubi/panel.hpp"
#include "sim/results/result_file.hpp"

namespace musubi {

/// What a run says of its result, for a person: the model's tables, and the content checksum.
std::string summary_text(const PreparedModel& model, const Panel& results);

/// The same for a program, as JSON with the names of docs/result-file.md; a missing number is null.
std::string summary_json(const PreparedModel& model, const Panel& results, const Provenance& provenance,
                         const std::string& output);

}  // namespace musubi

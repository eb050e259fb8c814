#pragma once

#include <string>

#include "sim/experiment/comparison/treatment.hpp"

namespace musubi {

/// What a difference says in a sentence, with its interval; which depends on whether there is one, and
/// whether it is clear. `what` is what was counted: "firms in programme projects in FY2006".
std::string difference_in_words(const std::string& base, const std::string& changed, const std::string& what,
                                const PairedDifference& difference);

/// "KNZ, GIF, UBE with full status instead of trial from 2004 on".
std::string treated_in_words(const AnsweredTreatment& answered);

/// What that brings to them of the first outcome, in a sentence with its interval.
std::string treatment_in_words(const std::string& base, const std::string& changed,
                               const AnsweredTreatment& answered);

}  // namespace musubi

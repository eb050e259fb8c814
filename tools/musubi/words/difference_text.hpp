#pragma once

#include <string>

#include "sim/experiment/comparison/treatment.hpp"

namespace musubi {

/// A difference in a table: "+128 ±4 (74 to 180)" where parameters were drawn, else with the interval of its
/// mean, "+128 [124, 132]"; "0" where nothing changed in any replicate.
std::string difference_text(const PairedDifference& difference);

/// Whether what is not known leaves the sign open: the range reaches beyond 0 on the other side.
bool leaves_sign_open(const PairedDifference& difference);

/// "74 to 180 over what is not known, 98 % of the vectors above 0; the mean is known to ±4": of a difference
/// whose replicates drew parameters.
std::string range_in_words(const PairedDifference& difference);

/// How sure a difference is: range_in_words(), or the interval of the mean where nothing was drawn.
std::string precision_in_words(const PairedDifference& difference, int decimals);

/// What a difference says in a sentence: with the range over what is not known where parameters were drawn,
/// and with how well the mean is known. `what` is what was counted: "firms in programme projects in FY2006".
std::string difference_in_words(const std::string& base, const std::string& changed, const std::string& what,
                                const PairedDifference& difference);

/// "KNZ, GIF, UBE with full status instead of trial from 2004 on".
std::string treated_in_words(const AnsweredTreatment& answered);

/// What that brings to them of the first outcome, in a sentence with its interval.
std::string treatment_in_words(const std::string& base, const std::string& changed,
                               const AnsweredTreatment& answered);

}  // namespace musubi

#pragma once

#include "musubi/model.hpp"
#include "sim/experiment/comparison/paired.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {

/// A table of paired differences: indicator, one more column, then the numbers in the indicator's unit.
PageTable difference_table(const PageTable::Column& of);
/// `difference` is in the unit of the indicator's variable.
void add_difference(PageTable& table, const ShownIndicator& indicator, const PageJson& of,
                    const PairedDifference& difference);

/// The ratios of changes that a model asks for.
PageJson ratios_of_changes(const Questions& questions, const Panel& base, const Panel& changed);

}  // namespace musubi

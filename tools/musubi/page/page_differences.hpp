#pragma once

#include "musubi/model.hpp"
#include "sim/experiment/comparison/paired.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {

/// These columns and those of a paired difference.
std::vector<PageTable::Column> with_differences(std::vector<PageTable::Column> columns);
/// A table of paired differences: indicator, these columns, then the numbers in the indicator's unit.
PageTable difference_table(std::vector<PageTable::Column> of);
/// `difference` is in the unit of the indicator's variable.
void add_difference(PageTable& table, const ShownIndicator& indicator, std::vector<PageJson> of,
                    const PairedDifference& difference);

/// The ratios of changes that a model asks for.
PageJson ratios_of_changes(const Questions& questions, const Panel& base, const Panel& changed);

}  // namespace musubi

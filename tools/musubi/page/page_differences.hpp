#pragma once

#include "sim/experiment/comparison/paired.hpp"
#include "tools/musubi/page/page_json.hpp"

namespace musubi {

/// A table of paired differences: indicator, one more column, then the numbers in the indicator's unit.
PageTable difference_table(const PageTable::Column& of);
/// `difference` is in the unit of the indicator's variable.
void add_difference(PageTable& table, const knowledge_cluster::ShownIndicator& indicator, const PageJson& of,
                    const PairedDifference& difference);

}  // namespace musubi

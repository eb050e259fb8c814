#pragma once

#include <string>

#include "sim/experiment/paired.hpp"
#include "tools/musubi/page_json.hpp"

namespace musubi {

/// A table of paired differences: indicator, one more column, then the numbers.
PageTable difference_table(const PageTable::Column& of);
void add_difference(PageTable& table, const std::string& indicator, const PageJson& of,
                    const PairedDifference& difference);

}  // namespace musubi

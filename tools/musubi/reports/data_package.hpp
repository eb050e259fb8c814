#pragma once

#include <string>
#include <vector>

#include "sim/io/tidy_tables.hpp"
#include "tools/musubi/files/result_input.hpp"

namespace musubi {

/// The descriptor of a Frictionless data package (datapackage.json) over tables that lie beside it as
/// NAME.csv, in UTF-8.
std::string data_package(const ResultInput& result, const std::vector<TidyTable>& tables);

}  // namespace musubi

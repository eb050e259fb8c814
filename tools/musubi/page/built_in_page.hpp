#pragma once

#include <string>

namespace musubi {

/// Whether the page was built into the program: it takes Node to do so (tools/report).
bool page_is_built_in();

/// The whole page with its document in place. Only if it is built in.
std::string page_with(const std::string& document);

}  // namespace musubi

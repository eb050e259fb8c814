#pragma once

#include <string>
#include <string_view>

namespace musubi {

/// A text that does nothing to a terminal: control characters (C0, DEL, C1), marks that turn the direction of
/// reading and bytes that are not UTF-8 are written out, as \u001b or \x9b, whatever name they came in. Line
/// ends and tabs stay. JSON stays the same JSON.
std::string safe_text(std::string_view text);

/// The same in one line: line ends and tabs are written out, too, as \n and \t.
std::string safe_line(std::string_view text);

}  // namespace musubi

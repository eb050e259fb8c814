#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

/// How many columns of a terminal a UTF-8 text takes: kanji, kana and full-width forms take two.
std::size_t display_width(std::string_view utf8);

enum class Align { left, right };

/// Rows of cells as aligned lines, two spaces between the columns and none at the end of a line. Every row
/// has as many cells as there are alignments. Cells are made safe on a terminal: a line end
/// in a name is written out.
std::string aligned(const std::vector<std::vector<std::string>>& cells, const std::vector<Align>& alignments);

}  // namespace musubi

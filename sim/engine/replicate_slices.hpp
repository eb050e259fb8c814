#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "musubi/panel.hpp"

namespace musubi {

/// A panel of many replicates with these numbers, made from the layout of one; each replicate begins with the
/// values of the layout.
Panel with_replicates(const Panel& layout, std::vector<std::int64_t> numbers);

/// Copies the replicates that `from` and `to` both have, by number. Says for each of `to` whether it was
/// among them. Throws std::invalid_argument if the two are not results of the same layout.
std::vector<bool> copy_replicates(const Panel& from, Panel& to);

/// Drops the replicates at the positions that are not `kept`.
void keep_replicates(Panel& panel, const std::vector<bool>& kept);

}  // namespace musubi

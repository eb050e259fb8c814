#include "sim/ranks/ranks.hpp"

namespace musubi {

std::optional<Ranks> join_ranks() { return std::nullopt; }

}  // namespace musubi

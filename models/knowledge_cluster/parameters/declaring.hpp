#pragma once

#include "models/knowledge_cluster/parameters/declarations.hpp"
#include "models/knowledge_cluster/parameters/fitted.hpp"
#include "models/knowledge_cluster/parameters/publications.hpp"

/// What declarations are written with: fitted defaults, publications, and short names.
namespace musubi::knowledge_cluster::declaring {

using namespace published;
using P = Parameters;
/// Source classes as the listings have them.
inline constexpr Source a = Source::sheet, b = Source::published, c = Source::assumption;

}  // namespace musubi::knowledge_cluster::declaring

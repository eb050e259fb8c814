#pragma once

#include <cstdint>

#include "models/knowledge_cluster/world/ids.hpp"
#include "musubi/random.hpp"
#include "musubi/table.hpp"

namespace musubi::knowledge_cluster {

enum class InstitutionKind : std::uint8_t { university, public_institute };

struct Institutions {
    Column<InstitutionId, Key> key;
    Column<InstitutionId, RegionId> region;
    Column<InstitutionId, InstitutionKind> kind;
    Column<InstitutionId, std::uint64_t> clusters;  ///< regions in whose clusters it takes part
    Column<InstitutionId, std::uint8_t> has_centre;
    Column<InstitutionId, std::uint8_t>
        centre_months;  ///< months of this fiscal year that a headquarters pays its centre
    Column<InstitutionId, std::uint16_t> royalties;  ///< streams that flow now
    [[nodiscard]] std::size_t size() const { return key.size(); }
};

}  // namespace musubi::knowledge_cluster

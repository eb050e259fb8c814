#pragma once

#include "models/knowledge_cluster/world/region_table.hpp"
#include "models/knowledge_cluster/world/table_reader.hpp"

/// How large and how strong a region's research is, by columns that may all be left out.
///
/// Formula: role programme or rest; without it a region of size class `rest` is of the rest of the country
///          institutions, groups, firms at scale 1: the row's own numbers, or else those of its size class
///          large_firms: how many of them have more than 300 employees
///          strength 1, field_share 0 where they are not given; shares are of the groups, and sum to 1
/// Keys:    population.institutions_*, population.groups_*, population.firms_*
/// Source:  docs/odd.md, "Initialization"; class c of the numbers of size classes. docs/tables.md has the
///          columns.
namespace musubi::knowledge_cluster {

/// Whether a table says how large its regions are, by classes or by numbers; a problem otherwise.
bool has_capacity(const TableReader& reader);

/// Reads role, size class, numbers, large firms, strength and shares of fields into a row. All that is wrong
/// is a problem at its place.
void read_capacity(const TableReader& reader, const TextTable::Row& row, const Parameters::Population& p,
                   RegionRow& region);

}  // namespace musubi::knowledge_cluster

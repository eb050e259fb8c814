#include "models/knowledge_cluster/world/region_capacity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "models/knowledge_cluster/world/plain_number.hpp"

namespace musubi::knowledge_cluster {
namespace {

constexpr std::array<const char*, 3> number_columns{"institutions", "groups", "firms"};
constexpr std::array<const char*, field_count> share_columns{"share_it", "share_life", "share_nano",
                                                             "share_environment"};

/// One of some names; `otherwise` where none is said, or an unknown one.
template <class Named, std::size_t N>
Named read_name(const TableReader& reader, const TextTable::Row& row, std::string_view name,
                std::string_view what, const std::array<const char*, N>& names, Named otherwise) {
    const auto column = reader.filled(row, name);
    if (!column) return otherwise;
    for (std::size_t i = 0; i < N; ++i)
        if (row.cells[*column].text == names[i]) return static_cast<Named>(i);
    reader.say_unknown(row, *column, what, row.cells[*column].text, names);
    return otherwise;
}

RegionNumbers numbers_of(const Parameters::Population& p, SizeClass size_class) {
    switch (size_class) {
        case SizeClass::large:
            return {p.institutions_large, p.groups_large, p.firms_large};
        case SizeClass::medium:
            return {p.institutions_medium, p.groups_medium, p.firms_medium};
        case SizeClass::small:
            return {p.institutions_small, p.groups_small, p.firms_small};
        case SizeClass::rest:
            return {p.institutions_rest, p.groups_rest, p.firms_rest};
        case SizeClass::own:
            break;
    }
    return {};
}

/// Whether the row has all three numbers of its own, which then stand instead of those of a class.
bool read_numbers(const TableReader& reader, const TextTable::Row& row, RegionNumbers& numbers) {
    bool all = true;
    const auto read = [&](const char* name, std::int64_t most, std::int64_t& number) {
        const auto column = reader.filled(row, name);
        if (column) number = reader.number<std::int64_t>(row, *column, name, 1, most);
        all = all && column;
    };
    read(number_columns[0], 5000, numbers.institutions);
    read(number_columns[1], 100'000, numbers.groups);
    read(number_columns[2], 100'000, numbers.firms);
    return all;
}

void read_field_shares(const TableReader& reader, const TextTable::Row& row, RegionRow& region) {
    std::optional<std::size_t> last;
    for (std::size_t field = 0; field < field_count; ++field)
        if (const auto column = reader.filled(row, share_columns[field])) {
            region.field_share[field] = reader.number<double>(row, *column, "share", 0.0, 1.0);
            last = column;
        }
    if (!last) return;
    const double sum = std::accumulate(region.field_share.begin(), region.field_share.end(), 0.0);
    if (std::abs(sum - 1) > 1e-6)
        reader.say(row, *last,
                   "the shares of fields of " + region.code + " sum to " + plain(sum) + ", not to 1");
}

}  // namespace

bool has_capacity(const TableReader& reader) {
    const bool by_numbers = std::all_of(number_columns.begin(), number_columns.end(), [&](const char* name) {
        return reader.column(name, false).has_value();
    });
    return by_numbers || reader.column("size_class").has_value();
}

void read_capacity(const TableReader& reader, const TextTable::Row& row, const Parameters::Population& p,
                   RegionRow& region) {
    constexpr std::array<const char*, 2> roles{"programme", "rest"};
    constexpr std::array<const char*, 4> classes{"large", "medium", "small", "rest"};
    const auto size_class = read_name(reader, row, "size_class", "size class", classes, SizeClass::own);
    const bool is_rest =
        read_name(reader, row, "role", "role", roles, size_class == SizeClass::rest ? 1 : 0) == 1;
    region.size_class = is_rest ? SizeClass::rest : size_class;
    region.numbers = numbers_of(p, size_class);
    const bool has_numbers = read_numbers(reader, row, region.numbers);
    if (size_class == SizeClass::own && !has_numbers && !reader.filled(row, "size_class"))
        reader.say(row, 0, region.code + " needs a size class, or numbers of institutions, groups and firms");
    if (size_class == SizeClass::rest && !is_rest)
        reader.say(row, *reader.column("size_class"),
                   region.code + " is in the programme by its role, and outside by its size class 'rest'");
    if (const auto column = reader.filled(row, "strength"))
        region.strength = reader.number<double>(row, *column, "strength", 0.01, 100.0);
    read_field_shares(reader, row, region);
    if (const auto column = reader.filled(row, "large_firms"))
        region.numbers.large_firms =
            reader.number<std::int64_t>(row, *column, "large_firms", 0, region.numbers.firms);
}

}  // namespace musubi::knowledge_cluster

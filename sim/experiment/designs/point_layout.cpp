#include "sim/experiment/designs/point_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <set>

#include "musubi/bits.hpp"
#include "musubi/random.hpp"
#include "sim/experiment/designs/moving_together.hpp"

namespace musubi {
namespace {

using Columns = std::vector<std::vector<double>>;
using Kind = PointLayout::Kind;

constexpr double deviations = 5;  // beyond which something is no chance

bool varies(const std::vector<double>& column) {
    return std::any_of(column.begin(), column.end(), [&](double x) { return x != column.front(); });
}

/// Pairs among so many.
double pairs_of(double count) { return count * (count - 1) / 2; }

/// Pairs of points that share a key.
double pairs_alike(std::vector<Key> keys) {
    std::sort(keys.begin(), keys.end());
    double pairs = 0;
    for (std::size_t i = 0; i < keys.size();) {
        const auto end = std::upper_bound(keys.begin() + static_cast<std::ptrdiff_t>(i), keys.end(), keys[i]);
        const auto next = static_cast<std::size_t>(end - keys.begin());
        pairs += pairs_of(static_cast<double>(next - i));
        i = next;
    }
    return pairs;
}

Key key_of(std::size_t column, double value) { return combine(column, bits_as<std::uint64_t>(value)); }

/// For each column, the share of pairs of points that are alike in it.
std::vector<double> shares_alike(const Columns& columns) {
    std::vector<double> shares;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        std::vector<Key> keys;
        for (const double value : columns[c]) keys.push_back(key_of(c, value));
        const double all = pairs_of(static_cast<double>(keys.size()));
        shares.push_back(pairs_alike(std::move(keys)) / all);
    }
    return shares;
}

bool is_beyond_chance(double seen, double expected) {
    return seen > expected + deviations * std::sqrt(expected + 1);
}

/// Whether too many rows are alike in all columns, or in all but one of three or more.
bool rows_are_copied(const Columns& columns, const std::vector<double>& alike) {
    const std::size_t points = columns.front().size();
    std::vector<Key> rows(points, 0);  // sums of keys, so that a column can be taken off
    for (std::size_t c = 0; c < columns.size(); ++c)
        for (std::size_t p = 0; p < points; ++p) rows[p] += key_of(c, columns[c][p]);
    const double all = pairs_of(static_cast<double>(points));
    const auto expected_without = [&](std::size_t left_out) {
        double share = 1;
        for (std::size_t c = 0; c < columns.size(); ++c) share *= c == left_out ? 1 : alike[c];
        return share * all;
    };
    if (is_beyond_chance(pairs_alike(rows), expected_without(columns.size()))) return true;
    if (columns.size() < 3) return false;
    double seen = 0, expected = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        std::vector<Key> others = rows;
        for (std::size_t p = 0; p < points; ++p) others[p] -= key_of(c, columns[c][p]);
        seen += pairs_alike(std::move(others));
        expected += expected_without(c);
    }
    return is_beyond_chance(seen, expected);
}

/// Whether a row stands in a block with that before it: they are alike in all columns that sorted the list so
/// far.
using InOneBlock = std::vector<bool>;

/// Whether a column only rises, or only falls, within the blocks.
bool is_sorted_within(const std::vector<double>& column, const InOneBlock& together) {
    bool rises = false, falls = false;
    for (std::size_t p = 1; p < column.size(); ++p) {
        if (!together[p]) continue;
        rises |= column[p] > column[p - 1];
        falls |= column[p] < column[p - 1];
    }
    return !(rises && falls);
}

/// The columns whose order the list does not owe to having been sorted by them, one after the other.
Columns not_sorted(Columns columns) {
    InOneBlock together(columns.front().size(), true);
    while (true) {
        const auto sorted = std::find_if(columns.begin(), columns.end(), [&](const auto& column) {
            return is_sorted_within(column, together);
        });
        if (sorted == columns.end() || std::none_of(together.begin() + 1, together.end(), std::identity()))
            return columns;
        for (std::size_t p = 1; p < together.size(); ++p)
            together[p] = together[p] && (*sorted)[p] == (*sorted)[p - 1];
        columns.erase(sorted);
    }
}

/// Whether neighbouring rows share more values than others do.
bool neighbours_repeat(const Columns& columns) {
    const std::vector<double> alike = shares_alike(columns);
    double seen = 0, expected = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        for (std::size_t p = 1; p < columns[c].size(); ++p)
            seen += columns[c][p] == columns[c][p - 1] ? 1 : 0;
        expected += static_cast<double>(columns[c].size() - 1) * alike[c];
    }
    return is_beyond_chance(seen, expected);
}

/// Whether a column goes up and down in small steps, as a curve or a chain does. Those of an even sequence
/// (Halton's) rise in small steps, and fall in large ones.
bool is_a_curve(const std::vector<double>& column) {
    const auto points = static_cast<double>(column.size());
    const double mean = std::accumulate(column.begin(), column.end(), 0.0) / points;
    double squares = 0, products = 0, up = 0, down = 0;
    for (std::size_t p = 0; p < column.size(); ++p) {
        squares += (column[p] - mean) * (column[p] - mean);
        if (p == 0) continue;
        products += (column[p] - mean) * (column[p - 1] - mean);
        up += column[p] > column[p - 1] ? 1 : 0;
        down += column[p] < column[p - 1] ? 1 : 0;
    }
    return products / squares > deviations / std::sqrt(points) && std::abs(up - down) < (up + down) / 2;
}

bool is_factorial(const Columns& columns) {
    double combinations = 1;
    for (const auto& column : columns)
        combinations *= static_cast<double>(std::set<double>(column.begin(), column.end()).size());
    if (columns.size() < 2 || combinations != static_cast<double>(columns.front().size())) return false;
    std::set<std::vector<double>> rows;
    for (std::size_t p = 0; p < columns.front().size(); ++p) {
        std::vector<double> row;
        for (const auto& column : columns) row.push_back(column[p]);
        rows.insert(std::move(row));
    }
    return rows.size() == columns.front().size();
}

/// The points of Saltelli's design block by block, if they stand matrix by matrix.
std::vector<std::size_t> from_matrices(std::size_t points, std::size_t block) {
    std::vector<std::size_t> order;
    const std::size_t blocks = points / block;
    for (std::size_t b = 0; b < blocks; ++b)
        for (std::size_t place = 0; place < block; ++place) {
            const std::size_t matrix = place == 0 ? 0 : place == block - 1 ? 1 : place + 1;
            order.push_back(matrix * blocks + b);
        }
    return order;
}

/// Cells in which A and B differ, and which could have been the other: fewer would be no proof.
constexpr std::size_t proof = 16;

/// Whether every point is what A and B of its block make of it.
bool are_saltelli_blocks(const Columns& columns, const std::vector<std::size_t>& order, std::size_t block) {
    const std::size_t width = columns.size();
    std::size_t proved = 0;
    for (std::size_t f = 0; f < width; ++f)
        for (std::size_t begin = 0; begin < order.size(); begin += block) {
            const double a = columns[f][order[begin]], b = columns[f][order[begin + block - 1]];
            for (std::size_t place = 1; place + 1 < block; ++place) {
                const bool from_a = place <= width, is_other = (place - 1) % width == f;
                if (columns[f][order[begin + place]] != (from_a != is_other ? a : b)) return false;
                proved += a != b ? 1 : 0;
            }
        }
    return proved >= proof;
}

PointLayout saltelli_in(const Columns& columns) {
    const std::size_t points = columns.front().size(), width = columns.size();
    if (width < 2) return {};
    for (const bool second_order : {true, false}) {
        const std::size_t block = (second_order ? 2 * width : width) + 2;
        if (points % block != 0 || points < 2 * block) continue;
        std::vector<std::size_t> as_it_is(points);
        std::iota(as_it_is.begin(), as_it_is.end(), std::size_t{0});
        for (auto& order : {as_it_is, from_matrices(points, block)})
            if (are_saltelli_blocks(columns, order, block)) return {Kind::saltelli, second_order, order};
    }
    return {};
}

/// Of columns that all vary and of which none moves with another; not Saltelli's.
Kind other_kind_of(Columns columns) {
    if (is_factorial(columns)) return Kind::factorial;
    if (rows_are_copied(columns, shares_alike(columns))) return Kind::repeated;
    const Columns in_order = not_sorted(std::move(columns));
    if (in_order.empty()) return Kind::independent;
    if (neighbours_repeat(in_order)) return Kind::repeated;
    return std::any_of(in_order.begin(), in_order.end(), is_a_curve) ? Kind::alike : Kind::independent;
}

}  // namespace

PointLayout layout_of(const std::vector<std::vector<double>>& factors) {
    if (factors.empty() || factors.front().size() < 3) return {};
    Columns columns;
    for (const std::size_t kept : moving_together(factors).kept)
        if (varies(factors[kept])) columns.push_back(factors[kept]);
    if (columns.empty()) return {};
    PointLayout layout = saltelli_in(factors);
    if (layout.kind != Kind::saltelli || is_factorial(columns))
        layout.kind = other_kind_of(std::move(columns));
    return layout;
}

}  // namespace musubi

#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <boost/align/aligned_allocator.hpp>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include "musubi/phase.hpp"
#include "musubi/reads.hpp"

namespace musubi {

/// The bond of ties of which nothing is known but that they exist.
struct NoBond {
    bool operator==(const NoBond&) const = default;
};

/// A changing undirected network: every node has a flat block of neighbours, in a slab, and beside it a block
/// of bonds (what is known of the tie; both ends hold an equal copy). An empty Bond is not stored.
///
///     node    0        1        2
///     blocks  {0, 2}   {8, 3}   {4, 1}   where a block begins in the slab; how many neighbours it has
///     slab    1 2 - - | 0 - - - | 0 3 4 - - - - - | …
///     bonds   at the same places
///
/// A full block moves to one of twice the size; the place that it leaves waits in a list for the next block
/// of that size. So nothing is allocated once the network has seen its usual sizes. Looking for a tie reads
/// one block from its begin: unused places hold `no_node`, and the search takes eight at a time.
///
/// Read from many threads or change from one (but see `change_end` and `erase_if`). Spans and references last
/// until the next change. There are no loops and no parallel ties. Copies are independent.
template <class Bond = NoBond>
class Ties {
    static_assert(std::is_trivially_copyable_v<Bond>, "bonds are moved with their blocks");
    static constexpr bool bonded = !std::is_empty_v<Bond>;

  public:
    using Node = std::uint32_t;
    static constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

    /// A network without ties. A block begins with room for `capacity_per_node` neighbours (made a power of
    /// two, at least 8): choose the usual degree.
    explicit Ties(std::size_t nodes = 0, std::size_t capacity_per_node = 8)
        : smallest_(std::bit_ceil(capacity_per_node < step ? step : capacity_per_node)) {
        free_.fill(no_place);
        assert(nodes < no_node);
        reserve_places(nodes * smallest_);
        blocks_.reserve(nodes);
        for (std::size_t node = 0; node < nodes; ++node) add_node();
    }

    Node add_node() {
        assert(blocks_.size() < no_node);
        blocks_.push_back({take_place(0), 0, 0});
        return static_cast<Node>(blocks_.size() - 1);
    }

    [[nodiscard]] std::size_t node_count() const { return blocks_.size(); }
    [[nodiscard]] std::size_t edge_count() const { return edges_; }
    [[nodiscard]] std::size_t degree(Node a) const { return blocks_[a].degree; }
    [[nodiscard]] std::span<const Node> neighbours(Node a) const {
        return {slab_.data() + blocks_[a].begin, blocks_[a].degree};
    }
    /// In the order of the neighbours.
    [[nodiscard]] std::span<const Bond> bonds(Node a) const requires bonded {
        return {bonds_.data() + blocks_[a].begin, blocks_[a].degree};
    }

    /// Which of a's neighbours b is, or `absent`.
    [[nodiscard]] std::size_t position(Node a, Node b) const {
        const Node* const places = slab_.data() + blocks_[a].begin;
        for (std::size_t k = 0, degree = blocks_[a].degree; k < degree; k += step) {
            if (const std::uint32_t lanes = lanes_with(places + k, b); lanes != 0)
                return k + static_cast<std::size_t>(std::countr_zero(lanes));
        }
        return absent;
    }
    [[nodiscard]] bool has(Node a, Node b) const {
        const Node* const places = slab_.data() + blocks_[a].begin;
        for (std::size_t k = 0, degree = blocks_[a].degree; k < degree; k += step)
            if (lanes_with(places + k, b) != 0) return true;
        return false;
    }

    /// Ties a and b, which are different and not yet tied.
    void connect(Node a, Node b, Bond bond = {}) {
        assert(a != b && !has(a, b));
        append(a, b, bond);
        append(b, a, bond);
        ++edges_;
    }
    /// Unties a and b, which are tied. The last neighbour of each takes the place that falls vacant.
    void disconnect(Node a, Node b) {
        assert(has(a, b));
        remove(a, position(a, b));
        remove(b, position(b, a));
        --edges_;
    }
    /// Changes one end of a tie; the caller must change the other end too. Among the neighbours of a, `to`
    /// replaces `from`. If `from` is a itself, `to` is added; if `to` is a itself, `from` is removed. Returns
    /// false and changes nothing if the block of a has no place left to add one. Threads may change different
    /// nodes at the same time.
    bool change_end(Node a, Node from, Node to) requires(!bonded) {
        const Block& block = blocks_[a];
        if (from == a) {
            if (block.degree == size_after(block.doublings)) return false;
            append(a, to, {});
            return true;
        }
        const std::size_t place = position(a, from);
        assert(place != absent);
        if (to == a)
            remove(a, place);
        else
            slab_[block.begin + place] = to;
        return true;
    }
    /// Adds a neighbour in the same way, and makes place for it; from one thread.
    void append_end(Node a, Node to) requires(!bonded) { append(a, to, {}); }

    /// Of a and b, which are tied.
    [[nodiscard]] const Bond& bond(Node a, Node b) const requires bonded {
        assert(has(a, b));
        return bonds_[blocks_[a].begin + position(a, b)];
    }
    void set_bond(Node a, Node b, Bond bond) {
        update(a, b, [&](Bond& old) { old = bond; });
    }
    /// Calls f(Bond&) on the bond of a and b; ties them with an empty bond first if they are not.
    template <class F>
    void update(Node a, Node b, F&& f) {
        std::size_t place = position(a, b);
        if (place == absent) {
            place = degree(a);
            connect(a, b);
        }
        if constexpr (bonded) {
            Bond& changed = bonds_[blocks_[a].begin + place];
            f(changed);
            bonds_[blocks_[b].begin + position(b, a)] = changed;
        }
    }

    /// Unties all a and b for which unwanted(a, b, bond); it must say the same of b and a, and may be
    /// asked by several workers at once. What stays keeps its order. One pass over the slab.
    template <class P>
    void erase_if(P&& unwanted, const Workers& workers = {}) {
        constexpr std::size_t nodes_per_block = 1024;
        std::atomic<std::size_t> left = 0;
        for_blocks(workers, blocks_.size(), nodes_per_block,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                       std::size_t kept = 0;
                       for (Node a = static_cast<Node>(begin); a < end; ++a)
                           kept += keep(a, [&](Node b, const Bond& bond) { return !unwanted(a, b, bond); });
                       left += kept;
                   });
        edges_ = left / 2;
    }

    /// Of a node: its degree.
    [[nodiscard]] auto read_degree() const {
        return read_at([this](Node a) { return blocks_.data() + a; });
    }
    /// Of a node whose degree is near: its first neighbours and bonds.
    [[nodiscard]] auto read_first_neighbours() const {
        const auto neighbours = read_at([this](Node a) { return slab_.data() + blocks_[a].begin; });
        if constexpr (bonded)
            return read_all(neighbours, read_at([this](Node a) { return bonds_.data() + blocks_[a].begin; }));
        else
            return neighbours;
    }
    /// Of a node: its degree, then its first neighbours and bonds.
    [[nodiscard]] auto read_neighbours() const { return read_then(read_degree(), read_first_neighbours()); }

    /// Of memory held.
    [[nodiscard]] std::size_t bytes() const {
        return slab_.capacity() * sizeof(Node) + bonds_.capacity() * sizeof(Bond) +
               blocks_.capacity() * sizeof(Block);
    }

  private:
    static constexpr std::size_t step = 8;  ///< every block is a multiple of it
    static constexpr Node no_node = std::numeric_limits<Node>::max();
    static constexpr std::uint32_t no_place = std::numeric_limits<std::uint32_t>::max();

    struct Block {
        std::uint32_t begin;
        std::uint32_t degree : 27;
        std::uint32_t doublings : 5;  ///< of the smallest size
    };

    [[nodiscard]] std::size_t size_after(std::uint32_t doublings) const { return smallest_ << doublings; }

    /// Which of the `step` places from here on hold b, one bit per place; without a branch, so that it
    /// becomes a vector comparison.
    [[nodiscard]] static std::uint32_t lanes_with(const Node* places, Node b) {
        std::uint32_t found = 0;
        for (std::uint32_t lane = 0; lane < step; ++lane) found |= places[lane] == b ? 1U << lane : 0U;
        return found;
    }

    void append(Node a, Node b, Bond bond) {
        if (blocks_[a].degree == size_after(blocks_[a].doublings)) grow(a);
        Block& block = blocks_[a];
        const std::size_t place = std::size_t{block.begin} + block.degree++;
        slab_[place] = b;
        if constexpr (bonded) bonds_[place] = bond;
    }

    void remove(Node a, std::size_t position) {
        Block& block = blocks_[a];
        const std::size_t vacant = block.begin + position;
        const std::size_t last = std::size_t{block.begin} + --block.degree;
        slab_[vacant] = slab_[last];
        slab_[last] = no_node;
        if constexpr (bonded) bonds_[vacant] = bonds_[last];
    }

    /// Keeps the neighbours that are wanted, in order; returns how many.
    template <class Wanted>
    std::size_t keep(Node a, Wanted&& wanted) {
        Block& block = blocks_[a];
        std::size_t kept = block.begin;
        const std::size_t end = kept + block.degree;
        for (std::size_t place = kept; place < end; ++place) {
            if (!wanted(slab_[place], at(place))) continue;
            slab_[kept] = slab_[place];
            if constexpr (bonded) bonds_[kept] = bonds_[place];
            ++kept;
        }
        for (std::size_t place = kept; place < end; ++place) slab_[place] = no_node;
        block.degree = static_cast<std::uint32_t>(kept - block.begin) & max_degree;
        return block.degree;
    }
    [[nodiscard]] Bond at(std::size_t place) const {
        if constexpr (bonded)
            return bonds_[place];
        else
            return {};
    }

    void grow(Node a) {
        const Block old = blocks_[a];
        const std::uint32_t begin = take_place(old.doublings + 1U);
        for (std::size_t k = 0; k < old.degree; ++k) {
            slab_[begin + k] = slab_[old.begin + k];
            if constexpr (bonded) bonds_[begin + k] = bonds_[old.begin + k];
        }
        slab_[old.begin] = free_[old.doublings];  // a free place names the next free one of its size
        free_[old.doublings] = old.begin;
        blocks_[a].begin = begin;
        ++blocks_[a].doublings;
    }

    /// An unused block of `no_node`.
    std::uint32_t take_place(std::uint32_t doublings) {
        const std::size_t size = size_after(doublings);
        if (const std::uint32_t begin = free_[doublings]; begin != no_place) {
            free_[doublings] = slab_[begin];
            for (std::size_t k = 0; k < size; ++k) slab_[begin + k] = no_node;
            return begin;
        }
        const std::size_t begin = slab_.size();
        assert(begin + size < no_place && "more than 2^32 places");
        if (slab_.capacity() < begin + size) reserve_places(begin + begin / 4 + size);
        slab_.resize(begin + size, no_node);
        if constexpr (bonded) bonds_.resize(begin + size);
        return static_cast<std::uint32_t>(begin);
    }
    void reserve_places(std::size_t places) {
        slab_.reserve(places);
        if constexpr (bonded) bonds_.reserve(places);
    }

    static constexpr std::uint32_t max_degree = (1U << 27) - 1;
    using CacheLines = boost::alignment::aligned_allocator<Node, 64>;

    std::size_t smallest_;  ///< places of a block that never grew
    std::size_t edges_ = 0;
    std::vector<Block> blocks_;
    std::vector<Node, CacheLines> slab_;
    std::vector<Bond> bonds_;               ///< empty if Bond is
    std::array<std::uint32_t, 27> free_{};  ///< by doublings: the first free place of that size
};

}  // namespace musubi

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "musubi/phase.hpp"
#include "musubi/ties.hpp"

namespace musubi {

/// A wish: instead of the tie of `node` to `from`, one to `to`.
struct TieExchange {
    Ties<>::Node node, from, to;
};

/// Exchanges many ties on many threads. Whether an exchange is made depends only on the wishes before it, and
/// one thread changes the neighbours of a node, in the order of the wishes. So the network is the same for
/// any number of threads. Keeps its memory from month to month.
class TieExchanges {
  public:
    /// Takes the wishes in order. If `node` is still tied to `from` and not yet tied to `to`, it is untied
    /// from `from` and tied to `to`. Returns how many exchanges were made.
    ///
    /// The wishes are in ascending order of node, at most one per node. When the call begins, every node is
    /// tied to its `from` and not to its `to`, and `to` is another node.
    std::size_t make(std::span<const TieExchange> wishes, const Workers& workers, Ties<>& ties);

  private:
    using Node = Ties<>::Node;
    /// As in `Ties::change_end`.
    struct ChangeOfEnd {
        Node node, from, to;
    };
    /// Nodes that stand side by side in memory, and how their neighbours change.
    struct alignas(64) Room {  // two threads never write to one cache line
        Proposals<ChangeOfEnd> sent;
        std::vector<ChangeOfEnd> changes, without_place;
    };

    void open_rooms(std::size_t nodes);
    void number(std::span<const TieExchange> wishes, const Workers& workers);
    [[nodiscard]] bool is_made(std::span<const TieExchange> wishes, const TieExchange& wish) const;
    void send_to_rooms(std::span<const TieExchange> wishes, const Workers& workers);
    void change_in_rooms(const Workers& workers, Ties<>& ties);
    [[nodiscard]] Room& room_of(Node node) { return rooms_[node >> room_bits_]; }

    std::vector<std::uint32_t> number_;  ///< by node: of its wish, or `none`
    std::uint32_t room_bits_ = 0;        ///< nodes that differ in these lower bits only are in one room
    std::vector<Room> rooms_;
};

}  // namespace musubi

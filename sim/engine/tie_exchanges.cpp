#include "musubi/tie_exchanges.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "musubi/step_together.hpp"

namespace musubi {
namespace {

/// The neighbours of 8192 nodes stay in a core's second cache while they change.
constexpr std::uint32_t least_room_bits = 13;
constexpr std::size_t least_wishes_per_block = 2048;
/// Every block of wishes has a list for every room: both are few, whatever the size of the network.
constexpr std::size_t most_rooms = 256, most_blocks = 64;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

std::size_t wishes_per_block(std::size_t wishes) {
    return std::max(least_wishes_per_block, (wishes + most_blocks - 1) / most_blocks);
}

}  // namespace

void TieExchanges::open_rooms(std::size_t nodes) {
    const auto bits = static_cast<std::uint32_t>(std::bit_width((nodes - 1) / most_rooms));
    room_bits_ = std::max(least_room_bits, bits);
    rooms_.resize(((nodes - 1) >> room_bits_) + 1);
    number_.resize(nodes, none);
}

void TieExchanges::number(std::span<const TieExchange> wishes, const Workers& workers) {
    for_blocks(workers, wishes.size(), wishes_per_block(wishes.size()),
               [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t k = begin; k < end; ++k)
                       number_[wishes[k].node] = static_cast<std::uint32_t>(k);
               });
}

/// A tie is gone before its turn only if its other end gave it up, and there before its turn only if its
/// other end took it up: nobody else's wish is about that pair.
bool TieExchanges::is_made(std::span<const TieExchange> wishes, const TieExchange& wish) const {
    const auto done_from_there = [&](Node other, Node TieExchange::*end) {
        const std::uint32_t k = other < wish.node ? number_[other] : none;
        return k != none && wishes[k].*end == wish.node && is_made(wishes, wishes[k]);
    };
    return !done_from_there(wish.from, &TieExchange::from) && !done_from_there(wish.to, &TieExchange::to);
}

void TieExchanges::send_to_rooms(std::span<const TieExchange> wishes, const Workers& workers) {
    const std::size_t grain = wishes_per_block(wishes.size());
    for (Room& room : rooms_) room.sent.prepare(wishes.size(), grain);
    const auto numbers =
        read_all(read_of(&TieExchange::from, read_in(number_)), read_of(&TieExchange::to, read_in(number_)));
    for_blocks(workers, wishes.size(), grain, [&](std::size_t block, std::size_t begin, std::size_t end) {
        in_order(wishes.subspan(begin, end - begin), numbers, [&](const TieExchange& wish) {
            if (!is_made(wishes, wish)) return;
            const auto [node, from, to] = wish;
            room_of(node).sent.block(block).push_back({node, from, to});
            room_of(from).sent.block(block).push_back({from, node, from});
            room_of(to).sent.block(block).push_back({to, to, node});
        });
    });
}

void TieExchanges::change_in_rooms(const Workers& workers, Ties<>& ties) {
    // Their degrees are near: a room's nodes stand side by side.
    const auto neighbours = read_of(&ChangeOfEnd::node, ties.read_first_neighbours());
    for_blocks(workers, rooms_.size(), 1, [&](std::size_t number, std::size_t, std::size_t) {
        Room& room = rooms_[number];
        room.changes.clear();
        room.without_place.clear();
        room.sent.gather(room.changes);
        in_order(room.changes, neighbours, [&](const ChangeOfEnd& change) {
            if (!ties.change_end(change.node, change.from, change.to)) room.without_place.push_back(change);
        });
    });
    for (const Room& room : rooms_)
        for (const ChangeOfEnd& change : room.without_place) ties.append_end(change.node, change.to);
}

std::size_t TieExchanges::make(std::span<const TieExchange> wishes, const Workers& workers, Ties<>& ties) {
    if (wishes.empty()) return 0;
    open_rooms(ties.node_count());
    number(wishes, workers);
    send_to_rooms(wishes, workers);
    change_in_rooms(workers, ties);
    for (const TieExchange& wish : wishes) number_[wish.node] = none;
    std::size_t changes = 0;
    for (const Room& room : rooms_) changes += room.changes.size();
    return changes / 3;  // an exchange changes three nodes
}

}  // namespace musubi

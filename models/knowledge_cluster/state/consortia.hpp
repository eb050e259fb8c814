#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/knowledge_cluster/world/ids.hpp"

namespace musubi::knowledge_cluster {

/// The members of all projects, in one slab: blocks of 4, 8, 16 or 40 members that are used again when a
/// project has ended, so that no memory is asked for once the run is warm.
class Consortia {
  public:
    static constexpr std::uint8_t most_members = 40;
    struct Block {
        std::uint32_t offset = 0;
        std::uint8_t size_class = none, count = 0;
        static constexpr std::uint8_t none = 255;
    };

    [[nodiscard]] std::span<const AgentId> members(const Block& block) const {
        return std::span(slab_).subspan(block.offset, block.count);
    }
    void add(Block& block, AgentId member) {
        if (block.size_class == Block::none) block = take(0);
        if (block.count == capacity[block.size_class]) grow(block);
        slab_[block.offset + block.count++] = member;
    }
    /// Removes a member; the others keep their order.
    void remove(Block& block, AgentId member) {
        AgentId* const first = slab_.data() + block.offset;
        std::uint8_t kept = 0;
        for (std::uint8_t i = 0; i < block.count; ++i)
            if (first[i] != member) first[kept++] = first[i];
        block.count = kept;
    }
    void release(Block& block) {
        if (block.size_class != Block::none) free_[block.size_class].push_back(block.offset);
        block = {};
    }

  private:
    static constexpr std::array<std::uint8_t, 4> capacity{4, 8, 16, most_members};

    Block take(std::uint8_t size_class) {
        auto& free = free_[size_class];
        if (free.empty()) {
            const auto offset = static_cast<std::uint32_t>(slab_.size());
            slab_.resize(slab_.size() + capacity[size_class]);
            return {offset, size_class, 0};
        }
        const std::uint32_t offset = free.back();
        free.pop_back();
        return {offset, size_class, 0};
    }
    void grow(Block& block) {
        Block larger = take(static_cast<std::uint8_t>(block.size_class + 1));
        for (std::uint8_t i = 0; i < block.count; ++i) slab_[larger.offset + i] = slab_[block.offset + i];
        larger.count = block.count;
        release(block);
        block = larger;
    }

    std::vector<AgentId> slab_;
    std::array<std::vector<std::uint32_t>, capacity.size()> free_;
};

}  // namespace musubi::knowledge_cluster

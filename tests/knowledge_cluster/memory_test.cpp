// The sanitizers bring allocation operators of their own, which must not be replaced: their builds leave this
// out.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/knowledge_cluster/ensembles.hpp"

// A month that is warm asks for no memory, and an agent costs less than a kilobyte, all included.

namespace {

std::atomic<std::int64_t> allocated{0}, held_bytes{0};

void* take(std::size_t size, std::size_t alignment) {
    void* const place = alignment > alignof(std::max_align_t)
                            ? std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment)
                            : std::malloc(size == 0 ? 1 : size);
    if (place == nullptr) throw std::bad_alloc();
    ++allocated;
    held_bytes += static_cast<std::int64_t>(malloc_usable_size(place));
    return place;
}

void give_back(void* place) noexcept {
    if (place == nullptr) return;
    held_bytes -= static_cast<std::int64_t>(malloc_usable_size(place));
    std::free(place);
}

}  // namespace

// The operators of the whole test program; they count, and do what the standard ones do.
void* operator new(std::size_t size) { return take(size, 1); }
void* operator new[](std::size_t size) { return take(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return take(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return take(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* place) noexcept { give_back(place); }
void operator delete[](void* place) noexcept { give_back(place); }
void operator delete(void* place, std::size_t) noexcept { give_back(place); }
void operator delete[](void* place, std::size_t) noexcept { give_back(place); }
void operator delete(void* place, std::align_val_t) noexcept { give_back(place); }
void operator delete[](void* place, std::align_val_t) noexcept { give_back(place); }
void operator delete(void* place, std::size_t, std::align_val_t) noexcept { give_back(place); }
void operator delete[](void* place, std::size_t, std::align_val_t) noexcept { give_back(place); }

namespace musubi::knowledge_cluster::testing {
namespace {

using History = testing::Run;  // inside a test, Run is GoogleTest's

/// What the networks hold outside these operators: their slabs, which begin at cache lines. Of the bytes of
/// the ties a third are the slab at most (a node of 4 bytes beside a bond of 8).
std::int64_t slab_bytes(const History& run) {
    static_assert(sizeof(Bond) == 8);
    return static_cast<std::int64_t>(run.state.ties.bytes() / 3 + run.scratch.measures.partners.bytes());
}

TEST(Memory, OfAnAgentIsLessThanAKilobyteWithItsKnowledgeTiesAndProjects) {
    const auto world = world_of(baseline_at(1));
    const std::int64_t before = held_bytes;
    auto run = std::make_unique<History>(*world);
    while (!run->is_over()) run->advance();
    const std::int64_t bytes = held_bytes - before + slab_bytes(*run);
    const auto agents = static_cast<std::int64_t>(run->state.agents.size());
    std::printf("%lld bytes an agent at the end of FY2006\n", static_cast<long long>(bytes / agents));
    EXPECT_LT(bytes / agents, 1000);
    EXPECT_GT(bytes / agents, 64) << "knowledge alone takes that";
}

TEST(Memory, IsNotAskedForInAWarmMonth) {
    // Start-ups, whose rows may enlarge every table, are off. Whatever else grows (a month with more offers
    // or findings than any before) doubles, list by list, as joint research grows by an eighth a year.
    // April opens the fiscal year with lists of regions and institutions, and March measures the network with
    // Boost's algorithms, whose stacks are their own: once a year each.
    constexpr std::int64_t growth_in_a_year = 175;  // 80 at the 17,200 agents of the size classes
    const auto world = world_of(baseline_at(1, {{"exploitation.startup", 0.0}}));
    History run(*world);
    run.advance_to(Month::opening({2006}));
    std::int64_t in_the_year = 0;
    while (!run.is_over()) {
        const std::int64_t before = allocated;
        const Month now = run.advance();
        const std::int64_t number = allocated - before;
        if (now.opens_fiscal_year() || now.closes_fiscal_year()) continue;
        in_the_year += number;
        EXPECT_LE(number, growth_in_a_year) << now.calendar_year() << "/" << now.of_calendar_year();
    }
    EXPECT_LE(in_the_year, growth_in_a_year);
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing

#endif

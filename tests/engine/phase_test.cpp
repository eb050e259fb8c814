#include "musubi/phase.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "sim/engine/worker_pool.hpp"

using musubi::for_blocks;
using musubi::Proposals;
using musubi::WorkerPool;
using musubi::Workers;

namespace {

/// Every third number proposes its square.
std::vector<std::size_t> squares(const Workers& workers, std::size_t items, std::size_t grain,
                                 Proposals<std::size_t>& proposals) {
    proposals.prepare(items, grain);
    for_blocks(workers, items, grain, [&](std::size_t block, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (i % 3 == 0) proposals.block(block).push_back(i * i);
    });
    std::vector<std::size_t> all;
    proposals.gather(all);
    return all;
}

}  // namespace

TEST(Phase, ProposalsComeInTheSameOrderFromAnyNumberOfThreads) {
    Proposals<std::size_t> proposals;
    const auto alone = squares(Workers{}, 10'007, 64, proposals);
    ASSERT_EQ(alone.size(), 3336U);
    EXPECT_TRUE(std::is_sorted(alone.begin(), alone.end()));
    for (const int threads : {1, 2, 3, 8}) {
        WorkerPool pool(threads);
        EXPECT_EQ(squares(pool.workers(), 10'007, 64, proposals), alone) << threads << " threads";
    }
}

TEST(Phase, ProposalsOfAnEarlierLongerLoopAreForgotten) {
    Proposals<std::size_t> proposals;
    squares(Workers{}, 10'000, 10, proposals);
    EXPECT_EQ(squares(Workers{}, 7, 10, proposals), (std::vector<std::size_t>{0, 9, 36}));
    std::vector<std::size_t> seen;
    proposals.for_each([&](std::size_t square) { seen.push_back(square); });
    EXPECT_EQ(seen, (std::vector<std::size_t>{0, 9, 36}));
}

TEST(Phase, EveryItemIsInOneBlockAndBlocksDependOnNothingButItemsAndGrain) {
    WorkerPool pool(3);
    for (const std::size_t items : {0U, 1U, 63U, 64U, 65U, 1000U}) {
        std::vector<std::atomic<int>> seen(items);
        for_blocks(pool.workers(), items, 64, [&](std::size_t block, std::size_t begin, std::size_t end) {
            EXPECT_EQ(begin, block * 64);
            EXPECT_LE(end - begin, 64U);
            for (std::size_t i = begin; i < end; ++i) ++seen[i];
        });
        for (const auto& times : seen) EXPECT_EQ(times, 1);
    }
}

TEST(WorkerPool, HasAsManyThreadsAsItIsToldEvenIfTheMachineHasFewer) {
    constexpr int threads = 4;
    WorkerPool pool(threads);
    std::atomic<int> together = 0;
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for_blocks(pool.workers(), threads, 1, [&](std::size_t, std::size_t, std::size_t) {
        ++together;  // no block ends before all have begun
        while (together < threads && std::chrono::steady_clock::now() < patience) std::this_thread::yield();
    });
    EXPECT_LT(std::chrono::steady_clock::now(), patience);
}

// Sanitizers end the process where a thread finds no memory: their builds leave this out.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
/// A process that may start a few threads more, but not sixty-four: whether it works all the same.
[[noreturn]] void work_with_little_room_for_threads() {
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlim_t room = pages * 4096 + (100U << 20U);  // a stack takes 8 MiB of it
    const rlimit limit{room, room};
    ::setrlimit(RLIMIT_AS, &limit);
    const int there = WorkerPool::threads_that_start(64);
    WorkerPool pool(64);
    std::atomic<int> blocks = 0;
    for_blocks(pool.workers(), 1000, 1, [&](std::size_t, std::size_t, std::size_t) { ++blocks; });
    std::exit(there > 1 && there < 64 && blocks == 1000 ? 0 : 1);
}

TEST(WorkerPoolDeathTest, WorksWithFewerThreadsWhereNoMoreCanBeStarted) {
    ::testing::FLAGS_gtest_death_test_style = "threadsafe";  // in a process that has none yet
    EXPECT_EXIT(work_with_little_room_for_threads(), ::testing::ExitedWithCode(0), "");
    EXPECT_EQ(WorkerPool::threads_that_start(8), 8);
}
#endif

TEST(WorkerPool, AThreadThatWaitsForItsInnerLoopStartsNoOtherOuterBlock) {
    WorkerPool pool(3);
    static thread_local int depth = 0;
    std::atomic<int> deepest = 0;
    for_blocks(pool.workers(), 24, 1, [&](std::size_t, std::size_t, std::size_t) {
        ++depth;
        deepest = std::max(deepest.load(), depth);
        std::atomic<int> sum = 0;
        for_blocks(pool.workers(), 200, 1, [&](std::size_t block, std::size_t, std::size_t) {
            std::this_thread::sleep_for(std::chrono::microseconds(20));
            sum += static_cast<int>(block);
        });
        EXPECT_EQ(sum, 199 * 100);
        --depth;
    });
    EXPECT_EQ(deepest, 1);
}

TEST(WorkerPool, AnExceptionOfABlockReachesTheCaller) {
    WorkerPool pool(3);
    const auto loop = [&] {
        for_blocks(pool.workers(), 100, 1, [](std::size_t block, std::size_t, std::size_t) {
            if (block == 50) throw std::runtime_error("fifty");
        });
    };
    EXPECT_THROW(loop(), std::runtime_error);
    int blocks = 0;  // and the pool works on
    std::mutex mutex;
    for_blocks(pool.workers(), 10, 1, [&](std::size_t, std::size_t, std::size_t) {
        const std::scoped_lock lock(mutex);
        ++blocks;
    });
    EXPECT_EQ(blocks, 10);
}

#include "musubi/draws.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "musubi/distributions.hpp"
#include "sim/engine/draw_ways.hpp"

// Many draws at a time are the draws that a stream gives one by one, to the last bit.
namespace musubi {
namespace {

enum class Purpose { noise };

struct Pairs {
    Stream stream = Luck(7, 3).stream(Purpose::noise, Month::opening({2004}));
    std::vector<Key> choosers, candidates;

    explicit Pairs(std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            choosers.push_back(scramble(i));
            candidates.push_back(i % 3 == 0 ? ~Key{0} : i % 3 == 1 ? 0 : scramble(i + 1000));
        }
    }
};

TEST(ManyDraws, AreThoseOfTheStreamWhateverTheirNumber) {
    for (std::size_t size = 0; size <= 40; ++size) {  // with and without a rest that fills no vector
        const Pairs pairs(size);
        std::vector<double> uniforms(size), gumbels(size), normals(size);
        draw_uniforms(pairs.stream, pairs.choosers, pairs.candidates, uniforms);
        draw_gumbels(pairs.stream, pairs.choosers, pairs.candidates, gumbels);
        draw_normals(pairs.stream, pairs.choosers, pairs.candidates, normals);
        for (std::size_t i = 0; i < size; ++i) {
            EXPECT_EQ(uniforms[i], pairs.stream.uniform(pairs.choosers[i], pairs.candidates[i])) << i;
            EXPECT_EQ(gumbels[i], pairs.stream.gumbel(pairs.choosers[i], pairs.candidates[i])) << i;
            EXPECT_EQ(normals[i], standard_normal(uniforms[i])) << i;
        }
    }
}

TEST(ManyDraws, AreTheSameByEveryWayThatTheProcessorCanTake) {
    const Pairs pairs(1003);
    for (const DrawWay& way : draw_ways()) {
        std::vector<double> uniforms(1003), gumbels(1003), normals(1003);
        way.draw(Noise::uniform, pairs.stream, pairs.choosers, pairs.candidates, uniforms);
        way.draw(Noise::gumbel, pairs.stream, pairs.choosers, pairs.candidates, gumbels);
        way.draw(Noise::normal, pairs.stream, pairs.choosers, pairs.candidates, normals);
        for (std::size_t i = 0; i < uniforms.size(); ++i) {
            EXPECT_EQ(uniforms[i], pairs.stream.uniform(pairs.choosers[i], pairs.candidates[i]))
                << way.instructions << " " << i;
            EXPECT_EQ(gumbels[i], pairs.stream.gumbel(pairs.choosers[i], pairs.candidates[i]))
                << way.instructions << " " << i;
            EXPECT_EQ(normals[i], standard_normal(uniforms[i])) << way.instructions << " " << i;
        }
    }
}

TEST(ManyDraws, AreBothWordsOfAKeyWhateverTheirNumberAndTheWay) {
    for (const DrawWay& way : draw_ways())
        for (std::size_t size = 0; size <= 20; ++size) {
            const Pairs pairs(size);
            std::vector<double> firsts(size), seconds(size);
            way.draw_two(pairs.stream, pairs.choosers, firsts, seconds);
            for (std::size_t i = 0; i < size; ++i) {
                const Stream::Words words = pairs.stream.words(pairs.choosers[i]);
                EXPECT_EQ(firsts[i], unit_interval(words.first)) << way.instructions << " " << i;
                EXPECT_EQ(seconds[i], unit_interval(words.second)) << way.instructions << " " << i;
            }
        }
}

TEST(ManyDraws, WriteNothingBeyondTheirNumber) {
    const Pairs pairs(11);
    std::vector<double> uniforms(12, -1.0);
    draw_uniforms(pairs.stream, pairs.choosers, pairs.candidates, std::span(uniforms).first(11));
    EXPECT_NE(uniforms[10], -1.0);
    EXPECT_EQ(uniforms[11], -1.0);
}

}  // namespace
}  // namespace musubi

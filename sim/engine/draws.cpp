#include "musubi/draws.hpp"

#include <vector>

#include "sim/engine/draws_together.hpp"
#include "sim/engine/philox_vectors.hpp"

// The quickest way that this processor can take. No way contracts a multiplication and an addition.
namespace musubi {
namespace {

void draw_one_by_one(Noise noise, Stream stream, std::span<const Key> choosers,
                     std::span<const Key> candidates, std::span<double> out) {
    draw(OneByOne(stream), noise, choosers, candidates, out);
}

void draw_two_one_by_one(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                         std::span<double> seconds) {
    draw_two(OneByOne(stream), keys, firsts, seconds);
}

#if defined(__x86_64__)
MUSUBI_AVX2 void draw_with_avx2(Noise noise, Stream stream, std::span<const Key> choosers,
                                std::span<const Key> candidates, std::span<double> out) {
    draw(FourLanes(stream), noise, choosers, candidates, out);
}

MUSUBI_AVX2 void draw_two_with_avx2(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                                    std::span<double> seconds) {
    draw_two(FourLanes(stream), keys, firsts, seconds);
}

MUSUBI_AVX512 void draw_with_avx512(Noise noise, Stream stream, std::span<const Key> choosers,
                                    std::span<const Key> candidates, std::span<double> out) {
    draw(EightLanes(stream), noise, choosers, candidates, out);
}

MUSUBI_AVX512 void draw_two_with_avx512(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                                        std::span<double> seconds) {
    draw_two(EightLanes(stream), keys, firsts, seconds);
}
#endif

std::vector<DrawWay> ways_of_this_processor() {
    std::vector<DrawWay> ways;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        ways.push_back({"avx512f", draw_with_avx512, draw_two_with_avx512});
    if (__builtin_cpu_supports("avx2")) ways.push_back({"avx2", draw_with_avx2, draw_two_with_avx2});
#endif
    ways.push_back({"none", draw_one_by_one, draw_two_one_by_one});
    return ways;
}

void draw_many(Noise noise, Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
               std::span<double> out) {
    static const auto quickest = draw_ways().front().draw;
    quickest(noise, stream, choosers, candidates, out);
}

}  // namespace

std::span<const DrawWay> draw_ways() {
    static const std::vector<DrawWay> ways = ways_of_this_processor();
    return ways;
}

void draw_uniforms(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                   std::span<double> uniforms) {
    draw_many(Noise::uniform, stream, choosers, candidates, uniforms);
}

void draw_gumbels(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                  std::span<double> gumbels) {
    draw_many(Noise::gumbel, stream, choosers, candidates, gumbels);
}

void draw_normals(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                  std::span<double> normals) {
    draw_many(Noise::normal, stream, choosers, candidates, normals);
}

void draw_two_uniforms(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                       std::span<double> seconds) {
    static const auto quickest = draw_ways().front().draw_two;
    quickest(stream, keys, firsts, seconds);
}

}  // namespace musubi

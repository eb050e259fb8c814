#pragma once

#include <cstddef>
#include <span>

#include "musubi/random.hpp"

/// Many draws at a time. Each is the draw that the stream gives for its two keys alone, to the last bit;
/// together they use the vector units of the processor, whatever it has.
namespace musubi {

/// uniforms[i] = stream.uniform(choosers[i], candidates[i]). All three of the same size.
void draw_uniforms(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                   std::span<double> uniforms);

/// gumbels[i] = stream.gumbel(choosers[i], candidates[i]). All three of the same size.
void draw_gumbels(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                  std::span<double> gumbels);

/// normals[i] = standard_normal(stream.uniform(choosers[i], candidates[i])). All three of the same size.
void draw_normals(Stream stream, std::span<const Key> choosers, std::span<const Key> candidates,
                  std::span<double> normals);

/// Both uniforms of each key: firsts[i] and seconds[i] = the words of stream.words(keys[i]), on (0, 1). All
/// three of the same size.
void draw_two_uniforms(Stream stream, std::span<const Key> keys, std::span<double> firsts,
                       std::span<double> seconds);

}  // namespace musubi

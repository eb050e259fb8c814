#include "models/knowledge_cluster/people/knowledge.hpp"

#include <bit>
#include <cmath>
#include <numeric>
#include <tuple>

#include "musubi/distributions.hpp"
#include "musubi/draws.hpp"

namespace musubi::knowledge_cluster {
namespace {

/// A field of the region's with the chance `specialisation`, any field otherwise.
Field draw_field(double specialisation, std::uint8_t region_fields, const Stream::Words& words) {
    const double u = unit_interval(words.first), which = unit_interval(words.second);
    if (u >= specialisation) return static_cast<Field>(uniform_integer(which, 0, field_count - 1));
    const int own = std::popcount(region_fields);
    auto nth = uniform_integer(which, 0, own - 1);
    for (std::uint8_t f = 0; f < field_count; ++f)
        if ((region_fields >> f & 1U) != 0 && nth-- == 0) return static_cast<Field>(f);
    return Field::it;
}

}  // namespace

Knowledge draw_knowledge(const Parameters::Knowledge& p, std::uint8_t region_fields, Key key,
                         const Luck& luck) {
    Knowledge k;
    constexpr std::size_t axes = std::tuple_size_v<decltype(k.axis)>;
    std::array<Key, axes> own, which;
    std::array<double, axes> noise;
    own.fill(key);
    std::iota(which.begin(), which.end(), Key{0});
    draw_normals(luck.stream(Purpose::knowledge), own, which, noise);
    const double axis_noise = p.noise / 4;  // sixteen axes of this deviation make a vector of length `noise`
    for (std::size_t i = 0; i < axes; ++i) k.axis[i] = static_cast<float>(axis_noise * noise[i]);
    k.axis[axis_of(draw_field(p.specialisation, region_fields, luck.stream(Purpose::field).words(key)))] += 1;
    normalise(k);
    return k;
}

void normalise(Knowledge& knowledge) {
    float square = 0;
    for (const float x : knowledge.axis) square += x * x;
    const float length = std::sqrt(square);
    if (length > 0)
        for (float& x : knowledge.axis) x /= length;
}

Field nearest_field(const Knowledge& knowledge) {
    std::size_t best = 0;
    for (std::size_t f = 1; f < field_count; ++f)
        if (knowledge.axis[axis_of(static_cast<Field>(f))] >
            knowledge.axis[axis_of(static_cast<Field>(best))])
            best = f;
    return static_cast<Field>(best);
}

}  // namespace musubi::knowledge_cluster

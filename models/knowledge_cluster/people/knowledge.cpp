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
Field draw_field_of_region(double specialisation, std::uint8_t region_fields, const Stream::Words& words) {
    const double u = unit_interval(words.first), which = unit_interval(words.second);
    if (u >= specialisation) return static_cast<Field>(uniform_integer(which, 0, field_count - 1));
    const int own = std::popcount(region_fields);
    auto nth = uniform_integer(which, 0, own - 1);
    for (std::uint8_t f = 0; f < field_count; ++f)
        if ((region_fields >> f & 1U) != 0 && nth-- == 0) return static_cast<Field>(f);
    return Field::it;
}

Field draw_field_by_share(const std::array<double, field_count>& share, const Stream::Words& words) {
    const double u = unit_interval(words.first);
    std::size_t field = 0;
    for (double up_to = share[0]; field + 1 < field_count && u >= up_to; up_to += share[field]) ++field;
    return static_cast<Field>(field);
}

Field draw_field(const World& world, RegionId region, AgentKind kind, const Stream::Words& words) {
    const auto& share = world.regions.field_share[region];
    const bool by_share = kind == AgentKind::group && share != std::array<double, field_count>{};
    return by_share ? draw_field_by_share(share, words)
                    : draw_field_of_region(world.parameters.knowledge.specialisation,
                                           world.regions.fields[region], words);
}

}  // namespace

Knowledge draw_knowledge(const World& world, RegionId region, AgentKind kind, Key key, const Luck& luck) {
    Knowledge k;
    constexpr std::size_t axes = std::tuple_size_v<decltype(k.axis)>;
    std::array<Key, axes> own, which;
    std::array<double, axes> noise;
    own.fill(key);
    std::iota(which.begin(), which.end(), Key{0});
    draw_normals(luck.stream(Purpose::knowledge), own, which, noise);
    // Sixteen axes of this deviation make a vector of length `noise`.
    const double axis_noise = world.parameters.knowledge.noise / 4;
    for (std::size_t i = 0; i < axes; ++i) k.axis[i] = static_cast<float>(axis_noise * noise[i]);
    k.axis[axis_of(draw_field(world, region, kind, luck.stream(Purpose::field).words(key)))] += 1;
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

#include "sim/sweep/file/sweep.hpp"

#include "sim/io/checksum.hpp"
#include "sim/io/resolved_toml.hpp"

namespace musubi {
namespace {

void add(Checksum& sum, double number) { sum.add_bytes(&number, sizeof number); }

void add(Checksum& sum, const Spread& spread) {
    sum.add_count(spread.index());
    if (const auto* even = std::get_if<Prior>(&spread)) {
        add(sum, even->low);
        add(sum, even->high);
        sum.add_count(static_cast<std::uint64_t>(even->scale));
    } else if (const auto* normal = std::get_if<NormalSpread>(&spread)) {
        for (const double x : {normal->mean, normal->deviation, normal->low, normal->high}) add(sum, x);
    } else if (const auto* triangular = std::get_if<TriangularSpread>(&spread)) {
        for (const double x : {triangular->low, triangular->mode, triangular->high}) add(sum, x);
    } else {
        const auto& levels = std::get<Levels>(spread);
        sum.add_count(levels.values.size());
        for (const Value& value : levels.values) sum.add_text(toml_value(value));
        for (const double weight : levels.weights) add(sum, weight);
        sum.add_count(levels.is_range ? 1 : 0);
    }
}

void add(Checksum& sum, const SummaryColumn& column) {
    sum.add_text(column.variable);
    for (const auto* labels : {&column.select, &column.leave_out}) {
        sum.add_count(labels->size());
        for (const auto& [dimension, label] : *labels) {
            sum.add_text(dimension);
            sum.add_text(label);
        }
    }
}

void add(Checksum& sum, const Sweep& sweep) {
    const Design& design = sweep.design;
    sum.add_count(static_cast<std::uint64_t>(design.kind));
    sum.add_count(design.kind == Design::Kind::morris ? design.grid : 0);
    sum.add_count(design.kind == Design::Kind::saltelli && design.second_order ? 1 : 0);
    sum.add_count(can_be_extended(design.kind) ? 0 : points_in(design, sweep.factors));
    sum.add_bytes(sweep.listed.data(), sweep.listed.size() * sizeof(double));
    sum.add_count(sweep.seed);
}

}  // namespace

std::vector<double> places_of(const Sweep& sweep) {
    if (sweep.design.kind == Design::Kind::list) return sweep.listed;
    return places_of(sweep.design, sweep.factors, sweep.seed);
}

std::string identity_of(const Sweep& sweep) {
    Checksum sum;
    add(sum, sweep);
    sum.add_count(sweep.difference ? 1 : 0);
    for (const Scenario& scenario : sweep.scenarios)
        sum.add_text(scenario_checksum(scenario, *sweep.model->parameters));
    for (const SweepFactor& factor : sweep.factors) {
        sum.add_text(factor.name);
        sum.add_text(factor.group);
        add(sum, factor.spread);
    }
    for (const SweepOutput& output : sweep.outputs) {
        sum.add_text(output.name);
        add(sum, output.quantity.sum);
        sum.add_count(output.quantity.relative_to ? 1 : 0);
        if (output.quantity.relative_to) add(sum, *output.quantity.relative_to);
    }
    return sum.hexadecimal();
}

}  // namespace musubi

#include "sim/sweep/analysis/sweep_estimator.hpp"

namespace musubi {

using Kind = Design::Kind;
using enum SweepEstimator;

const char* name_of(SweepEstimator estimator) {
    switch (estimator) {
        case sobol:
            return "sobol";
        case morris:
            return "morris";
        case pawn:
            return "pawn";
        case correlation:
            return "correlation";
        case tree:
            return "tree";
        case changes:
            return "changes";
    }
    return "";
}

const std::vector<SweepEstimator>& sweep_estimators() {
    static const std::vector<SweepEstimator> all{sobol, morris, pawn, correlation, tree, changes};
    return all;
}

std::vector<SweepEstimator> estimators_for(Design::Kind kind) {
    switch (kind) {
        case Kind::saltelli:
            return {sobol, pawn, correlation, tree};
        case Kind::morris:
            return {morris};
        case Kind::one_at_a_time:
            return {changes};
        case Kind::factorial:
            return {correlation, tree};
        case Kind::latin_hypercube:
        case Kind::sobol:
        case Kind::list:
            break;
    }
    return {pawn, correlation, tree};
}

OrderingMeasure ordering_measure(Kind kind) {
    switch (kind) {
        case Kind::saltelli:
            return {sobol, "total"};
        case Kind::morris:
            return {morris, "mu*"};
        case Kind::one_at_a_time:
            return {changes, "change", true};
        case Kind::factorial:
        case Kind::latin_hypercube:
        case Kind::sobol:
        case Kind::list:
            break;
    }
    return {correlation, "partial", true};
}

const char* units_of(Kind kind) {
    if (kind == Kind::saltelli) return "base points";
    return kind == Kind::morris ? "trajectories" : "points";
}

}  // namespace musubi

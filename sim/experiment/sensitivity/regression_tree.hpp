#pragma once

#include <cstddef>
#include <vector>

namespace musubi {

/// A regression tree (Breiman et al., 1984): which splits of the points by one factor at a time make the
/// outputs most alike. It says in plain words what drives an output.
struct RegressionTree {
    struct Node {
        std::size_t points = 0;
        double mean = 0;                   ///< of the outputs
        std::size_t factor = 0;            ///< by which it is split
        double border = 0;                 ///< below it to `below`, else to `above`
        std::size_t below = 0, above = 0;  ///< positions among the nodes; 0: not split
    };
    std::vector<Node> nodes;         ///< the first is the root
    std::vector<double> importance;  ///< share of the variance that splits by each factor explain
    double explained = 0;    ///< of the variance of points that the tree has not seen, by cross-validation
    std::size_t points = 0;  ///< that were used
};

/// Of at most `depth` splits one above the other, each leaf of at least a twentieth of the points and five.
/// `factors` holds the numbers of each factor at every point. Points without an output are left out.
RegressionTree regression_tree(const std::vector<std::vector<double>>& factors,
                               const std::vector<double>& outputs, std::size_t depth);

/// What a tree expects where the factors have these numbers.
double expected_at(const RegressionTree& tree, const std::vector<double>& numbers);

}  // namespace musubi

#include "tools/musubi/page/page_numbers.hpp"

#include <algorithm>
#include <functional>

namespace musubi {

std::vector<double> times(double factor, std::vector<double> numbers) {
    for (double& number : numbers) number *= factor;
    return numbers;
}

PairedDifference times(double factor, PairedDifference d) {
    for (double PairedDifference::*number :
         {&PairedDifference::base, &PairedDifference::changed, &PairedDifference::mean,
          &PairedDifference::low, &PairedDifference::high})
        d.*number *= factor;
    d.over_vectors.low *= factor;
    d.over_vectors.high *= factor;
    return d;
}

void add_to(std::vector<double>& sums, const std::vector<double>& numbers) {
    std::transform(sums.begin(), sums.end(), numbers.begin(), sums.begin(), std::plus<>());
}

}  // namespace musubi

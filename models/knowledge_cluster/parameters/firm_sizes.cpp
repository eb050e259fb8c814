#include "models/knowledge_cluster/parameters/firm_sizes.hpp"

#include "musubi/distributions.hpp"

namespace musubi::knowledge_cluster {

double median_employees(const Parameters& p) {
    return truncated_pareto(0.5, p.population.employee_zipf, least_employees, p.population.most_employees);
}

}  // namespace musubi::knowledge_cluster

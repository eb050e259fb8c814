#include "models/knowledge_cluster/state/ledger.hpp"

#include <algorithm>
#include <numeric>

namespace musubi::knowledge_cluster {

void Ledger::open_year(const std::array<ThousandYen, line_count>& granted) {
    for (std::size_t i = 0; i < line_count; ++i)
        accounts_[i] = {.granted = granted[i], .carried_in = accounts_[i].carried_out};
}

ThousandYen Ledger::pay(Line line, ThousandYen amount) {
    Account& account = accounts_[static_cast<std::size_t>(line)];
    const ThousandYen paid = std::clamp<ThousandYen>(amount, 0, account.available());
    account.spent += paid;
    return paid;
}

void Ledger::close_year(double carry_over) {
    for (std::size_t i = 0; i < line_count; ++i) {
        Account& account = accounts_[i];
        const ThousandYen left = account.available();
        if (static_cast<Line>(i) == Line::research)
            account.carried_out = static_cast<ThousandYen>(carry_over * static_cast<double>(left));
        account.returned = left - account.carried_out;
    }
}

std::vector<ThousandYen> split(ThousandYen sum, const std::vector<double>& weights) {
    std::vector<ThousandYen> shares(weights.size(), 0);
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(total > 0)) return shares;
    std::vector<double> remainder(weights.size());
    ThousandYen left = sum;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = static_cast<double>(sum) * (weights[i] / total);
        shares[i] = std::min(static_cast<ThousandYen>(exact), left);
        remainder[i] = exact - static_cast<double>(shares[i]);
        left -= shares[i];
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](auto i, auto j) { return remainder[i] > remainder[j]; });
    for (std::size_t k = 0; left > 0; k = (k + 1) % order.size(), --left) ++shares[order[k]];
    return shares;
}

}  // namespace musubi::knowledge_cluster

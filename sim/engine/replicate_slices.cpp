#include "sim/engine/replicate_slices.hpp"

#include <algorithm>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace musubi {
namespace {

std::size_t count(const Numbers& numbers) {
    return std::visit([](const auto& all) { return all.size(); }, numbers);
}

/// The variable of `from` that holds what `wanted` holds.
const Variable& counterpart(const Panel& from, const Variable& wanted) {
    const Variable* const found = from.find(wanted.group, wanted.name);
    if (found == nullptr || found->dimensions != wanted.dimensions ||
        found->numbers.index() != wanted.numbers.index())
        throw std::invalid_argument("the earlier results have no '" + wanted.name + "' of the same kind");
    return *found;
}

/// Copies replicate `there` of one variable to replicate `here` of another, `each` numbers.
void copy_slice(const Numbers& from, std::size_t there, Numbers& to, std::size_t here, std::size_t each) {
    std::visit(
        [&](auto& target) {
            const auto& source = std::get<std::decay_t<decltype(target)>>(from);
            std::copy_n(source.begin() + static_cast<std::ptrdiff_t>(there * each), each,
                        target.begin() + static_cast<std::ptrdiff_t>(here * each));
        },
        to);
}

}  // namespace

Panel with_replicates(const Panel& layout, std::vector<std::int64_t> numbers) {
    Panel panel = layout;
    const std::size_t replicates = numbers.size();
    panel.dimensions.insert(panel.dimensions.begin(),
                            Dimension{"replicate", "replicate of the ensemble", {}, std::move(numbers), "1"});
    for (Variable& variable : panel.variables) {
        if (!variable.per_replicate) continue;
        variable.dimensions.insert(variable.dimensions.begin(), "replicate");
        std::visit(
            [&](auto& all) {
                const auto one = std::move(all);
                all = {};
                all.reserve(one.size() * replicates);
                for (std::size_t r = 0; r < replicates; ++r) all.insert(all.end(), one.begin(), one.end());
            },
            variable.numbers);
    }
    return panel;
}

std::vector<bool> copy_replicates(const Panel& from, Panel& to) {
    const auto& theirs = from.dimension("replicate").numbers;
    const auto& ours = to.dimension("replicate").numbers;
    std::vector<std::size_t> there(ours.size());  // the position in `from`; its size if it is not there
    std::vector<bool> copied(ours.size());
    for (std::size_t r = 0; r < ours.size(); ++r) {
        const auto found = std::find(theirs.begin(), theirs.end(), ours[r]);
        there[r] = static_cast<std::size_t>(found - theirs.begin());
        copied[r] = found != theirs.end();
    }
    for (Variable& variable : to.variables) {
        if (!variable.per_replicate || ours.empty()) continue;
        const Variable& source = counterpart(from, variable);
        const std::size_t each = count(variable.numbers) / ours.size();
        if (count(source.numbers) != each * theirs.size())
            throw std::invalid_argument("the earlier results of '" + variable.name + "' are of another size");
        for (std::size_t r = 0; r < ours.size(); ++r)
            if (copied[r]) copy_slice(source.numbers, there[r], variable.numbers, r, each);
    }
    return copied;
}

void keep_replicates(Panel& panel, const std::vector<bool>& kept) {
    if (std::find(kept.begin(), kept.end(), false) == kept.end()) return;
    const auto compact = [&](auto& all) {  // what is kept moves up, in order
        const std::size_t each = all.size() / kept.size();
        auto end = all.begin();
        for (std::size_t r = 0; r < kept.size(); ++r) {
            if (!kept[r]) continue;
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(r * each);
            const auto next = end + static_cast<std::ptrdiff_t>(each);
            if (begin != end) std::move(begin, begin + static_cast<std::ptrdiff_t>(each), end);
            end = next;
        }
        all.erase(end, all.end());
    };
    for (Dimension& dimension : panel.dimensions)
        if (dimension.name == "replicate") compact(dimension.numbers);
    for (Variable& variable : panel.variables)
        if (variable.per_replicate) std::visit(compact, variable.numbers);
}

}  // namespace musubi

#include "sim/io/content.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "sim/io/checksum.hpp"
#include "sim/io/one_nan.hpp"

namespace musubi {
namespace content {

std::string flag_meaning(const Flag& flag) {
    std::string meaning = flag.meaning.empty() ? "_" : flag.meaning;
    std::replace(meaning.begin(), meaning.end(), ' ', '_');
    return meaning;
}

bool has_fill(const Variable& variable) {
    return variable.has_missing && !std::holds_alternative<std::vector<std::string>>(variable.numbers);
}

}  // namespace content

namespace {

void add_texts(Checksum& sum, const std::vector<std::string>& texts) {
    sum.add_count(texts.size());
    for (const std::string& text : texts) sum.add_text(text);
}

template <class Number>
void add_numbers(Checksum& sum, const std::vector<Number>& numbers) {
    sum.add_count(numbers.size());
    sum.add_bytes(numbers.data(), numbers.size() * sizeof(Number));
}
void add_numbers(Checksum& sum, const std::vector<std::string>& texts) { add_texts(sum, texts); }

void add_dimension(Checksum& sum, const Dimension& dimension) {
    sum.add_text(dimension.name);
    sum.add_text(dimension.long_name);
    sum.add_text(dimension.units);
    sum.add_count(dimension.labels.empty() ? 0 : 1);
    if (dimension.labels.empty())
        add_numbers(sum, dimension.numbers);
    else
        add_texts(sum, dimension.labels);
}

void add_variable(Checksum& sum, const Variable& variable, Nans nans) {
    for (const auto* text :
         {&variable.group, &variable.name, &variable.units, &variable.long_name, &variable.note})
        sum.add_text(*text);
    add_texts(sum, variable.dimensions);
    sum.add_count(content::has_fill(variable) ? 1 : 0);
    sum.add_count(variable.flags.size());
    for (const Flag& flag : variable.flags) {
        sum.add_bytes(&flag.value, sizeof flag.value);
        sum.add_text(content::flag_meaning(flag));
    }
    sum.add_count(variable.numbers.index());
    std::visit(
        [&](const auto& numbers) {
            auto copy = std::decay_t<decltype(numbers)>();
            add_numbers(sum, nans == Nans::alike ? with_one_nan(numbers, copy) : numbers);
        },
        variable.numbers);
}

}  // namespace

std::string content_checksum(const Panel& panel, Nans nans) {
    Checksum sum;
    sum.add_text(panel.title);
    sum.add_text(content::conventions);
    sum.add_count(content::format_version);
    sum.add_count(panel.dimensions.size());
    for (const Dimension& dimension : panel.dimensions) add_dimension(sum, dimension);

    std::vector<const Variable*> variables;
    for (const Variable& variable : panel.variables) variables.push_back(&variable);
    std::sort(variables.begin(), variables.end(), [](const Variable* a, const Variable* b) {
        return std::tie(a->group, a->name) < std::tie(b->group, b->name);
    });
    sum.add_count(variables.size());
    for (const Variable* variable : variables) add_variable(sum, *variable, nans);
    return sum.hexadecimal();
}

}  // namespace musubi

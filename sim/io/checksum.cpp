#include "sim/io/checksum.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <memory>
#include <type_traits>

namespace musubi {
namespace {

static_assert(std::endian::native == std::endian::little, "the checksum is defined on little-endian bytes");

class Sum {
  public:
    Sum() : state_(XXH3_createState(), &XXH3_freeState) { XXH3_128bits_reset(state_.get()); }

    void add(std::string_view text) {
        add_number(static_cast<std::uint64_t>(text.size()));
        XXH3_128bits_update(state_.get(), text.data(), text.size());
    }
    template <class T>
    void add_number(T number) {
        XXH3_128bits_update(state_.get(), &number, sizeof number);
    }
    template <class T>
    void add_all(const std::vector<T>& all) {
        add_number(static_cast<std::uint64_t>(all.size()));
        if constexpr (std::is_same_v<T, std::string>)
            for (const std::string& text : all) add(text);
        else
            XXH3_128bits_update(state_.get(), all.data(), all.size() * sizeof(T));
    }
    [[nodiscard]] std::string hex() const {
        const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
        return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
    }

  private:
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
};

void add(Sum& sum, const Dimension& dimension) {
    sum.add(dimension.name);
    sum.add(dimension.long_name);
    sum.add(dimension.units);
    sum.add_all(dimension.labels);
    sum.add_all(dimension.numbers);
}

void add(Sum& sum, const Variable& variable) {
    for (const std::string* text : {&variable.group, &variable.name, &variable.units, &variable.long_name, &variable.note})
        sum.add(*text);
    sum.add_all(variable.dimensions);
    for (const Flag& flag : variable.flags) {
        sum.add_number(flag.value);
        sum.add(flag.meaning);
    }
    sum.add_number(static_cast<std::uint8_t>(variable.has_missing));
    sum.add_number(static_cast<std::uint8_t>(variable.numbers.index()));
    std::visit([&](const auto& numbers) { sum.add_all(numbers); }, variable.numbers);
}

}  // namespace

std::string content_checksum(const Panel& results) {
    Sum sum;
    for (const Dimension& dimension : results.dimensions) add(sum, dimension);
    std::vector<const Variable*> variables;
    for (const Variable& variable : results.variables) variables.push_back(&variable);
    std::sort(variables.begin(), variables.end(), [](const Variable* a, const Variable* b) {
        return a->group != b->group ? a->group < b->group : a->name < b->name;
    });
    for (const Variable* variable : variables) add(sum, *variable);
    return sum.hex();
}

std::string checksum_of(std::string_view text) {
    Sum sum;
    sum.add(text);
    return sum.hex();
}

}  // namespace musubi

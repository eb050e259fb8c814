#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace musubi {

/// An axis of the result: either labels (regions, sponsors) or whole numbers (fiscal years, months,
/// replicates).
struct Dimension {
    std::string name;
    std::string long_name;
    std::vector<std::string> labels;
    std::vector<std::int64_t> numbers;
    std::string units = "1";
    [[nodiscard]] std::size_t size() const { return labels.empty() ? numbers.size() : labels.size(); }
};

/// What a value of a flag variable means.
struct Flag {
    std::int8_t value;
    std::string meaning;
};

/// The numbers of a variable, row-major over its dimensions. Missing: the lowest value of an integer type,
/// NaN.
using Numbers = std::variant<std::vector<std::int8_t>, std::vector<std::int32_t>, std::vector<std::int64_t>,
                             std::vector<float>, std::vector<double>, std::vector<std::string>>;

/// A labelled array of the result.
struct Variable {
    std::string group;  ///< "" for the root, "/network", "/ledger" …
    std::string name;
    std::string units;  ///< "1" for counts
    std::string long_name;
    std::vector<std::string> dimensions;  ///< names; "replicate" first where there is one
    Numbers numbers;
    std::vector<Flag> flags = {};  ///< of an int8 flag variable
    bool has_missing = false;      ///< gets a _FillValue
    bool per_replicate = true;     ///< false: the same in all replicates, filled in the layout
    std::string note = {};         ///< comment attribute: "uncalibrated" and the like
};

/// A variable without a unit that is the same in all replicates.
Variable constant_variable(std::string group, std::string name, std::string long_name,
                           std::vector<std::string> dimensions, Numbers numbers);

/// All results of a run, or their layout. A model describes one replicate; the ensemble adds `replicate`.
struct Panel {
    std::vector<Dimension> dimensions;
    std::vector<Variable> variables;
    std::string title = {};  ///< one line on the whole; part of the content

    [[nodiscard]] const Dimension& dimension(const std::string& name) const;
    [[nodiscard]] const Variable& variable(const std::string& name) const;  ///< throws std::out_of_range
    /// The first variable of that name, of any group or of this one; null if there is none.
    [[nodiscard]] const Variable* find(std::string_view name) const;
    [[nodiscard]] const Variable* find(std::string_view group, std::string_view name) const;
    /// Product of the sizes of a variable's dimensions.
    [[nodiscard]] std::size_t size_of(const Variable& variable) const;
};

/// The part of a panel that belongs to one replicate. Every replicate writes only its own.
class PanelSlice {
  public:
    PanelSlice(Panel& panel, std::size_t replicate, std::size_t replicates)
        : panel_(panel), replicate_(replicate), replicates_(replicates) {}

    /// The numbers of variable number `index` (in the order of the layout) for this replicate.
    template <class T>
    [[nodiscard]] std::span<T> of(std::size_t index) {
        auto& all = std::get<std::vector<T>>(panel_.variables[index].numbers);
        const std::size_t each = all.size() / replicates_;
        return std::span<T>(all).subspan(replicate_ * each, each);
    }

  private:
    Panel& panel_;
    std::size_t replicate_, replicates_;
};

}  // namespace musubi

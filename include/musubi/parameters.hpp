#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "musubi/scenario.hpp"

namespace musubi {

/// Where a default comes from: the programme's own evaluation sheet, a publication, or an assumption.
enum class Source { sheet, published, assumption };

/// What a default of Source::published rests on.
struct Publication {
    std::string author;  ///< or the office that published it
    int year = 0;
    std::string where;  ///< journal, volume and first page, or address
    std::string says;   ///< of this parameter, in one line
};

/// Where a parameter shows, so that a test can see it: with the other settings `bites`, moving it from its
/// default to `nudge` changes some output.
struct Effect {
    using Settings = std::map<std::string, Value>;
    std::optional<Value> nudge = {};  ///< the usual_nudge() if none is given
    Settings bites = {};              ///< by parameter name; every other one has its default
    bool off_by_default = false;  ///< of a rule that came later: with its default the model is what it was
    std::string part_of = {};     ///< the rule that came later without which this parameter does nothing
};

/// How far a parameter may lie from its default, as far as is known before its outcome is compared with what
/// was observed. The distribution between the ends is uniform in the value (linear), in its square root
/// (Jeffreys' prior, for a rate that may be 0), or in its logarithm (logarithmic).
struct Prior {
    enum class Scale { linear, root, logarithmic };
    double low = 0, high = 1;
    Scale scale = Scale::linear;
};

/// A column that a table may have; one that is not among them is not read.
struct TableColumn {
    std::string name;
    std::string needed;   ///< "yes", "no", or what else will do: "or numbers"
    std::string meaning;  ///< one line, in Markdown
};

/// One parameter as validation, the listing, the resolved scenario, the documentation and the tests see it.
struct ParameterSpec {
    enum class Type { real, integer, flag, choice, text, table };
    std::string name;  ///< "section.key"
    Type type = Type::real;
    Value fallback;
    double low = 0, high = 0;          ///< inclusive range of real and integer
    std::string unit;                  ///< "1" where there is none
    std::vector<std::string> choices;  ///< of a choice
    Source source = Source::assumption;
    std::string meaning;                          ///< one line
    std::optional<Publication> publication = {};  ///< of Source::published, and of no other
    Effect effect = {};                           ///< a table and a text have no usual nudge
    std::optional<Prior> prior = {};              ///< of a number that a calibration fits
    std::vector<TableColumn> columns = {};        ///< of a table
};

inline bool is_whole(const ParameterSpec& spec) { return spec.type == ParameterSpec::Type::integer; }
inline bool is_number(const ParameterSpec& spec) {
    return spec.type == ParameterSpec::Type::real || is_whole(spec);
}

/// The parameter of that name; null if there is none.
inline const ParameterSpec* parameter_named(const std::vector<ParameterSpec>& parameters,
                                            const std::string& name) {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const ParameterSpec& one) { return one.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

/// Whether a scenario that was written before may not know this parameter: its rule came later.
inline bool came_later(const ParameterSpec& spec) {
    return spec.effect.off_by_default || !spec.effect.part_of.empty();
}

/// Whether this parameter's rule came later and is off in a resolved scenario, which is then what it was
/// before.
inline bool is_off(const std::vector<ParameterSpec>& parameters, const ParameterSpec& spec,
                   const Scenario& scenario) {
    if (!spec.effect.part_of.empty())
        return is_off(parameters, *parameter_named(parameters, spec.effect.part_of), scenario);
    return spec.effect.off_by_default && scenario.settings.at(spec.name).value == spec.fallback;
}

/// A number: 1.5 times the default, or half of it if that is outside the range; from zero, the middle of zero
/// and the upper end. A flag: the other value. A choice: the next one.
inline std::optional<Value> usual_nudge(const ParameterSpec& spec) {
    const auto moved = [&](double fallback) {
        if (fallback == 0) return spec.high / 2;
        const double more = fallback * 1.5;
        return spec.low <= more && more <= spec.high ? more : fallback / 2;
    };
    switch (spec.type) {
        case ParameterSpec::Type::real:
            return moved(std::get<double>(spec.fallback));
        case ParameterSpec::Type::integer:
            return static_cast<std::int64_t>(
                std::ceil(moved(static_cast<double>(std::get<std::int64_t>(spec.fallback)))));
        case ParameterSpec::Type::flag:
            return !std::get<bool>(spec.fallback);
        case ParameterSpec::Type::choice: {
            const auto& names = spec.choices;
            const auto at = std::find(names.begin(), names.end(), std::get<std::string>(spec.fallback));
            return at == names.end() || at + 1 == names.end() ? names.front() : *(at + 1);
        }
        case ParameterSpec::Type::text:
        case ParameterSpec::Type::table:
            break;
    }
    return std::nullopt;
}

/// The parameters of a model: each declared once, as a member of the plain struct `P` that the model reads.
template <class P>
class Registry {
  public:
    struct Real {
        double fallback, low, high;
        std::string unit;
        Source source = Source::assumption;
        std::string meaning;
        std::optional<Publication> publication = {};  ///< as in ParameterSpec
    };
    struct Integer {
        std::int64_t fallback, low, high;
        std::string unit;
        Source source = Source::assumption;
        std::string meaning;
        std::optional<Publication> publication = {};  ///< as in ParameterSpec
    };
    struct Flag {
        bool fallback;
        Source source = Source::assumption;
        std::string meaning;
        std::optional<Publication> publication = {};  ///< as in ParameterSpec
    };
    struct Text {
        std::string fallback;
        Source source = Source::assumption;
        std::string meaning;
        std::optional<Publication> publication = {};  ///< as in ParameterSpec
    };
    /// `names[i]` stands for the enumerator with the value i.
    struct Choice {
        std::string fallback;
        std::vector<std::string> names;
        Source source = Source::assumption;
        std::string meaning;
        std::optional<Publication> publication = {};  ///< as in ParameterSpec
    };

    /// The parameters of one section, members of the struct `S` that lies in `P`.
    template <class S>
    class Section {
        using Type = ParameterSpec::Type;

      public:
        Section(Registry& registry, std::string name, S P::*part)
            : registry_(registry), name_(std::move(name)), part_(part) {}

        Section& real(const char* key, double S::*member, Real d, Effect effect = {}) {
            return add(spec_of(key, Type::real, d, d.low, d.high, d.unit), std::move(effect), setter(member));
        }
        Section& integer(const char* key, std::int64_t S::*member, Integer d, Effect effect = {}) {
            const auto low = static_cast<double>(d.low), high = static_cast<double>(d.high);
            return add(spec_of(key, Type::integer, d, low, high, d.unit), std::move(effect), setter(member));
        }
        Section& flag(const char* key, bool S::*member, Flag d, Effect effect = {}) {
            return add(spec_of(key, Type::flag, d, 0, 1), std::move(effect), setter(member));
        }
        Section& text(const char* key, std::string S::*member, Text d, Effect effect = {}) {
            return add(spec_of(key, Type::text, d, 0, 0), std::move(effect), setter(member));
        }
        /// A CSV file; its content is in Scenario::tables under the parameter's name.
        Section& table(const char* key, std::string S::*member, Text d, Effect effect = {}) {
            return add(spec_of(key, Type::table, d, 0, 0), std::move(effect), setter(member));
        }
        template <class E>
        Section& choice(const char* key, E S::*member, Choice d, Effect effect = {}) {
            ParameterSpec spec = spec_of(key, Type::choice, d, 0, 0);
            spec.choices = d.names;
            return add(std::move(spec), std::move(effect),
                       [part = part_, member, names = d.names](P& p, const Value& v) {
                           const auto& name = std::get<std::string>(v);
                           for (std::size_t i = 0; i < names.size(); ++i)
                               if (names[i] == name) p.*part.*member = static_cast<E>(i);
                       });
        }

      private:
        /// What every declaration has in common.
        template <class D>
        [[nodiscard]] ParameterSpec spec_of(const char* key, Type type, const D& d, double low, double high,
                                            const std::string& unit = "1") const {
            return {name_ + "." + key, type,      d.fallback,   low, high, unit, {},
                    d.source,          d.meaning, d.publication};
        }
        template <class T>
        auto setter(T S::*member) const {
            return [part = part_, member](P& p, const Value& v) { p.*part.*member = std::get<T>(v); };
        }
        Section& add(ParameterSpec spec, Effect effect, std::function<void(P&, const Value&)> set) {
            if (!effect.nudge) effect.nudge = usual_nudge(spec);
            spec.effect = std::move(effect);
            registry_.specs_.push_back(std::move(spec));
            registry_.setters_.push_back(std::move(set));
            return *this;
        }
        Registry& registry_;
        std::string name_;
        S P::*part_;
    };

    template <class S>
    Section<S> section(std::string name, S P::*part) {
        return Section<S>(*this, std::move(name), part);
    }

    /// A calibration fits this parameter, which was declared before as a number. Of a whole number the prior
    /// is linear, and ends at whole numbers.
    void prior(const std::string& name, Prior prior) {
        for (ParameterSpec& spec : specs_)
            if (spec.name == name) spec.prior = prior;
    }

    /// The columns of a table that was declared before.
    void columns(const std::string& name, const std::vector<TableColumn>& columns) {
        for (ParameterSpec& spec : specs_)
            if (spec.name == name) spec.columns = columns;
    }

    /// In the order of declaration.
    [[nodiscard]] const std::vector<ParameterSpec>& specs() const { return specs_; }

    /// All defaults.
    [[nodiscard]] P defaults() const {
        P p{};
        for (std::size_t i = 0; i < specs_.size(); ++i) setters_[i](p, specs_[i].fallback);
        return p;
    }
    /// The values of a resolved scenario, whose types and ranges were checked when it was read.
    [[nodiscard]] P read(const Scenario& scenario) const {
        P p = defaults();
        for (std::size_t i = 0; i < specs_.size(); ++i)
            if (const auto it = scenario.settings.find(specs_[i].name); it != scenario.settings.end())
                setters_[i](p, it->second.value);
        return p;
    }

  private:
    std::vector<ParameterSpec> specs_;
    std::vector<std::function<void(P&, const Value&)>> setters_;
};

}  // namespace musubi

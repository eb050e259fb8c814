#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "musubi/scenario.hpp"

namespace musubi {

/// Where a default comes from: the programme's own evaluation sheet, a public source, or an assumption.
enum class Source { sheet, published, assumption };

/// One parameter as validation, the listing, the resolved scenario and the documentation see it.
struct ParameterSpec {
    enum class Type { real, integer, flag, choice, text, table };
    std::string name;  ///< "section.key"
    Type type = Type::real;
    Value fallback;
    double low = 0, high = 0;          ///< inclusive range of real and integer
    std::string unit;                  ///< "1" where there is none
    std::vector<std::string> choices;  ///< of a choice
    Source source = Source::assumption;
    std::string meaning;  ///< one line
};

/// The parameters of a model: each declared once, as a member of the plain struct `P` that the model reads.
template <class P>
class Registry {
  public:
    struct Real {
        double fallback, low, high;
        std::string unit;
        Source source = Source::assumption;
        std::string meaning;
    };
    struct Integer {
        std::int64_t fallback, low, high;
        std::string unit;
        Source source = Source::assumption;
        std::string meaning;
    };
    struct Flag {
        bool fallback;
        Source source = Source::assumption;
        std::string meaning;
    };
    struct Text {
        std::string fallback;
        Source source = Source::assumption;
        std::string meaning;
    };
    /// `names[i]` stands for the enumerator with the value i.
    struct Choice {
        std::string fallback;
        std::vector<std::string> names;
        Source source = Source::assumption;
        std::string meaning;
    };

    /// The parameters of one section, members of the struct `S` that lies in `P`.
    template <class S>
    class Section {
      public:
        Section(Registry& registry, std::string name, S P::*part)
            : registry_(registry), name_(std::move(name)), part_(part) {}

        Section& real(const char* key, double S::*member, Real d) {
            return add(
                {name_ + "." + key,
                 ParameterSpec::Type::real,
                 d.fallback,
                 d.low,
                 d.high,
                 d.unit,
                 {},
                 d.source,
                 d.meaning},
                [part = part_, member](P& p, const Value& v) { p.*part.*member = std::get<double>(v); });
        }
        Section& integer(const char* key, std::int64_t S::*member, Integer d) {
            return add({name_ + "." + key,
                        ParameterSpec::Type::integer,
                        d.fallback,
                        static_cast<double>(d.low),
                        static_cast<double>(d.high),
                        d.unit,
                        {},
                        d.source,
                        d.meaning},
                       [part = part_, member](P& p, const Value& v) {
                           p.*part.*member = std::get<std::int64_t>(v);
                       });
        }
        Section& flag(const char* key, bool S::*member, Flag d) {
            return add({name_ + "." + key,
                        ParameterSpec::Type::flag,
                        d.fallback,
                        0,
                        1,
                        "1",
                        {},
                        d.source,
                        d.meaning},
                       [part = part_, member](P& p, const Value& v) { p.*part.*member = std::get<bool>(v); });
        }
        Section& text(const char* key, std::string S::*member, Text d) {
            return add(
                {name_ + "." + key,
                 ParameterSpec::Type::text,
                 d.fallback,
                 0,
                 0,
                 "1",
                 {},
                 d.source,
                 d.meaning},
                [part = part_, member](P& p, const Value& v) { p.*part.*member = std::get<std::string>(v); });
        }
        /// A CSV file; its content is in Scenario::tables under the parameter's name.
        Section& table(const char* key, std::string S::*member, Text d) {
            return add(
                {name_ + "." + key,
                 ParameterSpec::Type::table,
                 d.fallback,
                 0,
                 0,
                 "1",
                 {},
                 d.source,
                 d.meaning},
                [part = part_, member](P& p, const Value& v) { p.*part.*member = std::get<std::string>(v); });
        }
        template <class E>
        Section& choice(const char* key, E S::*member, Choice d) {
            return add({name_ + "." + key, ParameterSpec::Type::choice, d.fallback, 0, 0, "1", d.names,
                        d.source, d.meaning},
                       [part = part_, member, names = d.names](P& p, const Value& v) {
                           const auto& name = std::get<std::string>(v);
                           for (std::size_t i = 0; i < names.size(); ++i)
                               if (names[i] == name) p.*part.*member = static_cast<E>(i);
                       });
        }

      private:
        Section& add(ParameterSpec spec, std::function<void(P&, const Value&)> set) {
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

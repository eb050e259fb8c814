#include "tools/musubi/options/help_format.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tools/musubi/options/number_option.hpp"

namespace musubi {
namespace {

constexpr int many = 1000;  // of arguments: more than anybody types

/// What may be typed, and the range if it is a number: of "N:1 to 100" both, of "TEXT:{a,b}" the choice.
struct Shown {
    std::string value, range;
};

Shown shown(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const std::size_t colon = type.find(':');
    if (colon == std::string::npos) return {type, ""};
    if (takes_number(option)) return {type.substr(0, colon), type.substr(colon + 1)};
    return {type.substr(colon + 1), ""};
}

std::vector<std::string> names_of(const std::set<CLI::Option*>& options) {
    std::vector<std::string> names;
    names.reserve(options.size());
    for (const CLI::Option* option : options) names.push_back(option->get_name());
    std::sort(names.begin(), names.end());  // a set of pointers has another order in every process
    return names;
}

std::vector<std::string> remarks_on(const CLI::Option& option, const std::string& range) {
    std::vector<std::string> remarks;
    if (option.get_required()) remarks.emplace_back("required");
    if (!range.empty()) remarks.push_back(range);
    if (!option.get_default_str().empty()) remarks.push_back("default " + option.get_default_str());
    if (!option.get_needs().empty())
        remarks.push_back(fmt::format("only with {}", fmt::join(names_of(option.get_needs()), ", ")));
    if (!option.get_excludes().empty())
        remarks.push_back(fmt::format("not with {}", fmt::join(names_of(option.get_excludes()), ", ")));
    return remarks;
}

/// CLI11 breaks lines from its version 2.5 on. Here they are the terminal's to break.
template <class Format>
void leave_lines_whole(Format& format) {
    if constexpr (requires { format.right_column_width(0U); }) {
        constexpr std::size_t endless = 1'000'000;
        format.right_column_width(endless);
        format.enable_description_formatting(false);
        format.enable_footer_formatting(false);
    }
}

}  // namespace

// The headings are said here, because CLI11 writes them in capitals from its version 2.5 on.

HelpFormat::HelpFormat() {
    label("POSITIONALS", "Positionals");
    leave_lines_whole(*this);
}

std::string HelpFormat::make_group(std::string group, bool is_positional,
                                   std::vector<const CLI::Option*> options) const {
    return CLI::Formatter::make_group(group == "OPTIONS" ? "Options" : std::move(group), is_positional,
                                      std::move(options));
}

void head_subcommands(CLI::App& command) {
    for (CLI::App* below : command.get_subcommands({})) {
        if (!below->get_group().empty()) below->group("Subcommands");  // an empty one hides it
        head_subcommands(*below);
    }
}

std::string HelpFormat::make_option_opts(const CLI::Option* option) const {
    if (option->get_positional()) return "";  // the line of the usage says it
    const Shown its = option->get_type_size() == 0 ? Shown{} : shown(*option);
    const auto remarks = remarks_on(*option, its.range);
    return (its.value.empty() ? "" : " " + its.value) +
           (remarks.empty() ? "" : fmt::format(" ({})", fmt::join(remarks, "; ")));
}

std::string HelpFormat::make_option_usage(const CLI::Option* argument) const {
    const std::string name = make_option_name(argument, true);
    const int least = argument->get_required() ? std::max(1, argument->get_items_expected_min()) : 0;
    const int most = argument->get_items_expected_max();
    std::string usage;
    for (int i = 0; i < least; ++i) usage += (i > 0 ? " " : "") + name;
    if (most >= many) return (usage.empty() ? "[" + name + "]" : usage) + "...";
    for (int i = least; i < most; ++i) usage += (usage.empty() ? "[" : " [") + name + "]";
    return usage;
}

}  // namespace musubi

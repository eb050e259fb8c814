#include "sim/io/resolved_toml.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include "sim/io/checksum.hpp"
#include "sim/io/csv.hpp"

namespace musubi {
namespace {

std::string toml_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += {'\\', c};
        else if (code < 0x20 || code == 0x7f)
            quoted += fmt::format("\\u{:04X}", code);
        else
            quoted += c;
    }
    return quoted + '"';
}

/// `title = "…"` where no language is said, else `title = {en = "…", ja = "…"}`; nothing where there is none.
std::string line_by_language(const std::string& key, const std::map<std::string, std::string>& texts) {
    if (texts.empty()) return {};
    if (texts.begin()->first.empty()) return fmt::format("{} = {}\n", key, toml_text(texts.begin()->second));
    std::string list;
    for (const auto& [language, text] : texts)
        list += fmt::format("{}{} = {}", list.empty() ? "" : ", ", language, toml_text(text));
    return fmt::format("{} = {{{}}}\n", key, list);
}

/// The shortest that reads back as the same bits; a decimal point or an exponent makes it real.
std::string toml_real(double number) {
    std::string text = fmt::format("{}", number);
    return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

std::string origin_of(const Place& place) {
    if (place.file.empty()) return "default";
    std::string file = place.file;  // a comment ends at the end of its line
    std::replace_if(
        file.begin(), file.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    return fmt::format("{}:{}", file, place.line);
}

/// Where the value at the beginning of a line's right side ends. A title in several languages is all of it.
std::size_t end_of_value(std::string_view line) {
    if (line.starts_with('{')) return line.size();
    if (!line.starts_with('"')) return std::min(line.find("  # "), line.size());
    std::size_t at = 1;
    while (at < line.size() && line[at] != '"') at += line[at] == '\\' ? 2 : 1;
    return std::min(at + 1, line.size());
}

/// What the line of a rule that came later and is off ends with.
constexpr std::string_view off = "; off";

/// "key = value  # origin; content", of which a table alone has the last.
struct SettingLine {
    std::string_view key, value, content;
    bool is_off = false;
};

std::optional<SettingLine> setting_on(std::string_view line) {
    const std::size_t equals = line.find(" = ");
    if (line.starts_with('[') || equals == std::string_view::npos) return std::nullopt;
    const std::string_view rest = line.substr(equals + 3);
    const std::size_t end = end_of_value(rest), content = rest.rfind("; ");
    const bool is_of_table = content != std::string_view::npos && content >= end &&
                             rest.find(", checksum ", content) != std::string_view::npos;
    return SettingLine{line.substr(0, equals), rest.substr(0, end),
                       is_of_table ? rest.substr(content + 2) : std::string_view(),
                       content != std::string_view::npos && content >= end && rest.substr(content) == off};
}

std::string content_of(const Scenario& scenario, const std::string& name) {
    const auto table = scenario.tables.find(name);
    if (table == scenario.tables.end()) return {};
    return fmt::format("{} rows, checksum {}", table->second.rows.size(), table_checksum(table->second));
}

/// Calls begin(section) and then setting(key, parameter) for each of its parameters: a section of TOML may
/// open only once, so those that the registry comes back to are gathered where they first stand.
template <class Begin, class One>
void for_each_setting(const std::vector<ParameterSpec>& parameters, Begin&& begin, One&& one) {
    const auto section_of = [](const ParameterSpec& p) { return p.name.substr(0, p.name.rfind('.')); };
    std::vector<std::string> done;
    for (const ParameterSpec& first : parameters) {
        const std::string section = section_of(first);
        if (std::find(done.begin(), done.end(), section) != done.end()) continue;
        done.push_back(section);
        begin(section);
        for (const ParameterSpec& parameter : parameters)
            if (section_of(parameter) == section) one(parameter.name.substr(section.size() + 1), parameter);
    }
}

}  // namespace

std::string toml_value(const Value& value) {
    struct Writer {
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(std::int64_t integer) const { return fmt::format("{}", integer); }
        std::string operator()(double real) const { return toml_real(real); }
        std::string operator()(const std::string& text) const { return toml_text(text); }
    };
    return std::visit(Writer{}, value);
}

std::string resolved_toml(const Scenario& scenario, const std::vector<ParameterSpec>& parameters) {
    std::string text;
    text += line_by_language("title", scenario.titles) + line_by_language("question", scenario.questions);
    if (!scenario.outcome.empty()) text += fmt::format("outcome = {}\n", toml_text(scenario.outcome));
    text += fmt::format("model = {}\n", toml_text(scenario.model));
    for_each_setting(
        parameters, [&](const std::string& section) { text += fmt::format("\n[{}]\n", section); },
        [&](const std::string& key, const ParameterSpec& parameter) {
            const Setting& setting = scenario.settings.at(parameter.name);
            const std::string content = content_of(scenario, parameter.name);
            text += fmt::format("{} = {}  # {}{}{}{}\n", key, toml_value(setting.value),
                                origin_of(setting.origin), content.empty() ? "" : "; ", content,
                                is_off(parameters, parameter, scenario) ? off : "");
        });
    return text;
}

std::string without_origins(const std::string& resolved) {
    std::istringstream lines(resolved);
    std::string text, heading;
    for (std::string line; std::getline(lines, line);) {
        const auto setting = setting_on(line);
        if (setting && setting->is_off) continue;
        if (line.empty() || line.starts_with('[')) {
            if (line.empty()) heading.clear();
            heading.append(line) += '\n';
            continue;
        }
        text += std::exchange(heading, "");
        text += setting ? fmt::format("{} = {}{}{}\n", setting->key, setting->value,
                                      setting->content.empty() ? "" : "  # ", setting->content)
                        : line + '\n';
    }
    return text;
}

std::map<std::string, std::string> settings_in(const std::string& resolved) {
    std::map<std::string, std::string> settings;
    std::istringstream lines(resolved);
    std::string section;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('[')) section = line.substr(1, line.find(']') - 1) + ".";
        // Where it was set does not matter; the content of a table does.
        if (const auto setting = setting_on(line); setting && !setting->is_off)
            settings[section + std::string(setting->key)] =
                setting->content.empty() ? std::string(setting->value)
                                         : fmt::format("{} ({})", setting->value, setting->content);
    }
    return settings;
}

std::string setting_or(const std::map<std::string, std::string>& settings, const std::string& name,
                       const std::string& otherwise) {
    const auto found = settings.find(name);
    return found == settings.end() ? otherwise : found->second;
}

std::string plain_text(const std::string& value) {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') return value;
    constexpr std::size_t code_size = 5;  // \u and four digits, which stand for what cannot be seen
    std::string text;
    for (std::size_t at = 1; at + 1 < value.size(); ++at) {
        if (value[at] == '\\' && value[++at] == 'u') {
            text += '?';
            at += code_size - 1;
        } else {
            text += value[at];
        }
    }
    return text;
}

std::string scenario_checksum(const Scenario& scenario, const std::vector<ParameterSpec>& parameters) {
    Checksum sum;
    sum.add_text(scenario.model);
    for (const ParameterSpec& parameter : parameters) {
        if (is_off(parameters, parameter, scenario)) continue;
        sum.add_text(parameter.name);
        if (const auto table = scenario.tables.find(parameter.name); table != scenario.tables.end())
            sum.add_text(table_checksum(table->second));
        else
            sum.add_text(toml_value(scenario.settings.at(parameter.name).value));
    }
    return sum.hexadecimal();
}

}  // namespace musubi

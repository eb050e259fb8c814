#include "sim/sweep/cluster/slurm_options.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string_view>

namespace musubi {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool holds_control(const std::string& text) { return std::any_of(text.begin(), text.end(), is_control); }

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

/// Whether a word is an option of sbatch, which takes a long one by its beginning as well.
bool is_option(const std::string& word, char letter, const std::string& name, std::size_t unmistakable) {
    if (word.starts_with("--")) {
        const std::string typed = word.substr(2, word.find('=') - 2);
        return typed.size() >= unmistakable && name.starts_with(typed);
    }
    return word.size() > 1 && word[0] == '-' && word[1] == letter;
}
bool is_array(const std::string& word) { return is_option(word, 'a', "array", 2); }
bool is_dependency(const std::string& word) { return is_option(word, 'd', "dependency", 3); }
bool is_time(const std::string& word) { return is_option(word, 't', "time", 4); }

void judge_option(const std::string& option, std::vector<std::string>& objections) {
    if (holds_control(option)) {
        objections.emplace_back(
            "--sbatch: an option is one line: it holds a line break or another control "
            "character, and what follows would be a command");
        return;
    }
    if (!option.starts_with('-'))
        objections.push_back(
            fmt::format("--sbatch={0}: is no option of sbatch; --sbatch=--{0} may be meant", option));
    for (const std::string& word : words_of(option)) {
        if (is_array(word))
            objections.push_back(fmt::format(
                "--sbatch={}: would make an array of the merge, too; --array N says how many tasks there "
                "are, --at-once N how many of them may work at the same time",
                option));
        if (is_dependency(word))
            objections.push_back(fmt::format(
                "--sbatch={}: the merge depends on the array already, and waits for nothing else", option));
    }
}

/// "minutes", "minutes:seconds", "hours:minutes:seconds", "days-hours", "days-hours:minutes[:seconds]".
std::optional<double> seconds_in_fields(const std::string& time) {
    const std::size_t dash = time.find('-');
    std::istringstream fields(dash == std::string::npos ? time : time.substr(dash + 1));
    std::vector<double> numbers;
    for (std::string field; std::getline(fields, field, ':');) {
        const bool digits =
            !field.empty() && field.size() < 9 &&
            std::all_of(field.begin(), field.end(), [](unsigned char c) { return std::isdigit(c); });
        if (!digits) return std::nullopt;
        numbers.push_back(std::stod(field));
    }
    if (numbers.empty() || numbers.size() > 3) return std::nullopt;
    numbers.resize(3);
    if (dash != std::string::npos)
        return 3600 * (24 * std::strtod(time.c_str(), nullptr) + numbers[0]) + 60 * numbers[1] + numbers[2];
    const bool hours = std::count(time.begin(), time.end(), ':') == 2;
    return hours ? 3600 * numbers[0] + 60 * numbers[1] + numbers[2] : 60 * numbers[0] + numbers[1];
}

/// A limit of zero asks for none.
std::optional<double> seconds_in(std::string time) {
    std::transform(time.begin(), time.end(), time.begin(), [](unsigned char c) { return std::tolower(c); });
    const bool none = time == "unlimited" || time == "infinite" || time == "-1";
    const auto seconds = none ? std::optional(0.0) : seconds_in_fields(time);
    return seconds == 0 ? std::numeric_limits<double>::infinity() : seconds;
}

/// The time in one of the words of an option, or in the next; nothing if the word is another option.
std::optional<std::string> time_in(const std::vector<std::string>& words, std::size_t at) {
    const std::string& word = words[at];
    if (!is_time(word)) return std::nullopt;
    if (const std::size_t equals = word.find('='); equals != std::string::npos)
        return word.substr(equals + 1);
    if (word.size() > 2 && word[1] != '-') return word.substr(2);
    return at + 1 < words.size() ? words[at + 1] : "";
}

}  // namespace

std::vector<std::string> objections_of_slurm(const SlurmJob& job) {
    std::vector<std::string> objections;
    const std::string folder = job.folder.string();
    if (holds_control(folder) || folder.find_first_of("\"\\") != std::string::npos)
        objections.emplace_back(
            "the path of the sweep's folder holds a quotation mark, a backslash or a control character, "
            "which "
            "the name of a log of Slurm cannot; rename the folder");
    for (const std::string& option : job.options) judge_option(option, objections);
    return objections;
}

std::optional<TimeLimit> limit_of_options(const std::vector<std::string>& options) {
    std::optional<TimeLimit> limit;
    for (const std::string& option : options) {
        const std::vector<std::string> words = words_of(option);
        for (std::size_t i = 0; i < words.size(); ++i)
            if (const auto time = time_in(words, i)) limit = {"--sbatch=" + option, seconds_in(*time)};
    }
    return limit;
}

std::optional<TimeLimit> limit_of_environment(const char* variable) {
    if (variable == nullptr || std::string_view(variable).empty()) return std::nullopt;
    return TimeLimit{fmt::format("SBATCH_TIMELIMIT={}", variable), seconds_in(variable)};
}

}  // namespace musubi

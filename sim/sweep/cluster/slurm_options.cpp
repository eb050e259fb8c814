#include "sim/sweep/cluster/slurm_options.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>

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
std::optional<double> seconds_in(const std::string& time) {
    const std::size_t dash = time.find('-');
    std::istringstream fields(dash == std::string::npos ? time : time.substr(dash + 1));
    std::vector<double> numbers;
    for (std::string field; std::getline(fields, field, ':');) {
        const bool digits =
            !field.empty() && field.size() < 9 &&
            std::all_of(field.begin(), field.end(), [](unsigned char c) { return std::isdigit(c); });
        if (!digits) return std::nullopt;  // UNLIMITED, for one
        numbers.push_back(std::stod(field));
    }
    if (numbers.empty() || numbers.size() > 3) return std::nullopt;
    numbers.resize(3);
    if (dash != std::string::npos)
        return 3600 * (24 * std::strtod(time.c_str(), nullptr) + numbers[0]) + 60 * numbers[1] + numbers[2];
    const bool hours = std::count(time.begin(), time.end(), ':') == 2;
    return hours ? 3600 * numbers[0] + 60 * numbers[1] + numbers[2] : 60 * numbers[0] + numbers[1];
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

std::optional<double> time_limit(const std::vector<std::string>& options) {
    std::optional<double> limit;
    for (const std::string& option : options) {
        const std::vector<std::string> words = words_of(option);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!is_time(words[i])) continue;
            const std::size_t equals = words[i].find('=');
            if (equals != std::string::npos)
                limit = seconds_in(words[i].substr(equals + 1));
            else if (words[i].size() > 2 && words[i][1] != '-')
                limit = seconds_in(words[i].substr(2));
            else if (i + 1 < words.size())
                limit = seconds_in(words[i + 1]);
        }
    }
    return limit;
}

}  // namespace musubi

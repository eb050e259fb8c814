#include "tools/musubi/files/output_files.hpp"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <tuple>

#include "sim/io/scenario_chain.hpp"
#include "sim/io/scenario_file.hpp"
#include "sim/sweep/plan/sweep_plan.hpp"
#include "tools/musubi/files/shipped_scenarios.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

namespace fs = std::filesystem;

/// Device and inode of a file; of one that is not there those of its folder, and its name. Nothing if even
/// that is not there.
using Identity = std::tuple<dev_t, ino_t, std::string>;

std::optional<Identity> identity_at(const fs::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) == 0) return Identity(found.st_dev, found.st_ino, "");
    const fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
    if (::stat(folder.c_str(), &found) != 0) return std::nullopt;
    return Identity(found.st_dev, found.st_ino, file.filename().string());
}

bool are_one(const fs::path& a, const fs::path& b) {
    const auto first = identity_at(a);
    return first && first == identity_at(b);
}

/// What speaks against one target, given those before it.
std::optional<std::string> objection_to(const OutputFile& target, const std::vector<OutputFile>& earlier,
                                        const std::vector<fs::path>& read, Overwrite overwrite) {
    if (std::any_of(read.begin(), read.end(), [&](const fs::path& one) { return are_one(one, target.file); }))
        return fmt::format("is read by this command; name another file for {}", target.option);
    for (const OutputFile& other : earlier)
        if (!other.file.empty() && are_one(other.file, target.file))
            return fmt::format("{} and {} name one file", other.option, target.option);
    return refuse_target(target.file, overwrite);
}

}  // namespace

void refuse_output_files(const std::vector<OutputFile>& outputs, const std::vector<fs::path>& read,
                         Overwrite overwrite, Problems& problems) {
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        if (outputs[i].file.empty()) continue;
        const std::vector<OutputFile> earlier(outputs.begin(),
                                              outputs.begin() + static_cast<std::ptrdiff_t>(i));
        if (auto objection = objection_to(outputs[i], earlier, read, overwrite))
            problems.add({outputs[i].file.string()}, *std::move(objection));
    }
}

bool accepts(const std::vector<OutputFile>& outputs, const std::vector<fs::path>& read, Overwrite overwrite) {
    Problems problems;
    refuse_output_files(outputs, read, overwrite, problems);
    for (const Problem& problem : problems.items()) tell(format_problem(problem));
    return problems.none();
}

std::vector<fs::path> files_behind(const fs::path& typed) {
    const fs::path file = scenario_file(typed);
    std::vector<fs::path> files{file};
    Problems left_to_the_reader;
    for (const ScenarioFile& one : read_chain(file, shipped_scenarios(), left_to_the_reader))
        files.push_back(one.path);
    if (!left_to_the_reader.none()) return files;
    if (const auto scenario = read_scenario(file, models(), left_to_the_reader, shipped_scenarios()))
        for (const auto& [parameter, table] : scenario->tables) files.emplace_back(table.file);
    return files;
}

std::vector<fs::path> files_behind(const std::vector<fs::path>& typed) {
    std::vector<fs::path> files;
    for (const fs::path& one : typed) {
        if (one.empty()) continue;
        const auto behind = files_behind(one);
        files.insert(files.end(), behind.begin(), behind.end());
    }
    return files;
}

std::vector<fs::path> files_of_sweep(const fs::path& folder) {
    std::vector<fs::path> files{plan_file(folder)};
    std::error_code fault;  // a folder that cannot be read is said by whoever reads the sweep
    for (fs::recursive_directory_iterator entry(folder / "shards", fault), end; entry != end;
         entry.increment(fault))
        if (!entry->is_directory(fault)) files.push_back(entry->path());
    return files;
}

}  // namespace musubi

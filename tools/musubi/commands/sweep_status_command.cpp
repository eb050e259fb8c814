#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "sim/sweep/work/sweep_status.hpp"
#include "tools/musubi/commands/sweep_commands.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/options/file_option.hpp"
#include "tools/musubi/running/sweep_folder.hpp"
#include "tools/musubi/words/json_text.hpp"
#include "tools/musubi/words/messages.hpp"
#include "tools/musubi/words/progress.hpp"
#include "tools/musubi/words/text_table.hpp"

namespace musubi {
namespace {

double rate_of(const SignOfLife& sign) {
    return sign.seconds > 0 ? static_cast<double>(sign.runs) / sign.seconds : 0;
}

std::string status_text(const SweepStatus& status) {
    std::string text = fmt::format("runs: {}; done {}, of which failed {}; running {}; left {}\n",
                                   status.runs, status.done, status.failed, status.running, status.left());
    const auto open = static_cast<double>(status.runs - status.done);
    if (status.runs_per_second > 0)
        text += fmt::format("{:.3g} runs/s, {} left\n", status.runs_per_second,
                            duration(open / status.runs_per_second));
    for (const UnusableShard& shard : status.unusable)
        text += fmt::format("{}: {}; musubi sweep resume makes its runs again\n", shard.file.string(),
                            shard.what);
    if (!status.opened)
        text += fmt::format("more than {} shards, which --check opens to see whether each can be used\n",
                            opened_unasked);
    std::vector<std::vector<std::string>> rows{{"worker", "state", "threads", "runs", "failed", "runs/s"}};
    for (const auto& [sign, at_work] : status.workers)
        rows.push_back({sign.worker.text(),
                        at_work      ? "at work"
                        : sign.ended ? "ended"
                                     : "dead",
                        std::to_string(sign.threads), std::to_string(sign.runs), std::to_string(sign.failed),
                        fmt::format("{:.3g}", rate_of(sign))});
    constexpr Align l = Align::left, r = Align::right;
    return rows.size() == 1 ? text : text + aligned(rows, {l, l, r, r, r, r});
}

std::string status_json(const SweepStatus& status) {
    using Json = nlohmann::ordered_json;
    Json workers = Json::array();
    for (const auto& [sign, at_work] : status.workers)
        workers.push_back({{"worker", sign.worker.text()},
                           {"at_work", at_work},
                           {"ended", sign.ended},
                           {"threads", sign.threads},
                           {"runs", sign.runs},
                           {"failed", sign.failed},
                           {"seconds", sign.seconds}});
    Json unusable = Json::array();
    for (const UnusableShard& shard : status.unusable)
        unusable.push_back({{"file", shard.file.string()}, {"what", shard.what}});
    const Json all{{"runs", status.runs},
                   {"done", status.done},
                   {"failed", status.failed},
                   {"running", status.running},
                   {"left", status.left()},
                   {"batches", status.batches},
                   {"batches_done", status.batches_done},
                   {"runs_a_second", status.runs_per_second},
                   {"shards_opened", status.opened},
                   {"unusable_shards", unusable},
                   {"workers", workers}};
    return json_text(all);
}

struct StatusOptions {
    std::filesystem::path folder;
    std::optional<bool> check;
    bool json = false;
};

ExitCode show_status(const StatusOptions& options) {
    Problems problems;
    const auto plan = read_plan(options.folder, models(), problems);
    if (!plan) return refuse(problems);
    return or_say_why_not([&] {
        const SweepStatus status = status_of(options.folder, *plan, opens_shards(options.check, *plan));
        return print(options.json ? status_json(status) : status_text(status));
    });
}

}  // namespace

void declare_sweep_status(CLI::App& sweep, Chosen& chosen) {
    const auto options = std::make_shared<StatusOptions>();
    CLI::App* command = sweep.add_subcommand("status", "How far a sweep is, and who is at work");
    add_file(*command, "DIR", options->folder, "Folder of the sweep")->required();
    declare_check(*command, options->check);
    command->add_flag("--json", options->json, "As JSON");
    command->callback([&chosen, options] { chosen = [options] { return show_status(*options); }; });
}

}  // namespace musubi

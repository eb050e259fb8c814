#include "tools/musubi/options/examples.hpp"

#include <fmt/core.h>

#include <array>
#include <string>

namespace musubi {
namespace {

/// As it is typed behind `musubi`. The command is "sweep plan" or one word.
struct Example {
    const char *command, *line;
};
constexpr std::array examples{
    Example{"run", "run baseline -o baseline.h5 --replicates 60"},
    Example{"run", "run mine.toml --dry-run"},
    Example{"calibrate", "calibrate baseline --targets targets.csv -o calibration.h5 --set vectors.csv"},
    Example{"sweep plan", "sweep plan sweep.toml -o folder"},
    Example{"sweep run", "sweep run folder"},
    Example{"sweep resume", "sweep resume folder --threads 4"},
    Example{"sweep retry-failed", "sweep retry-failed folder"},
    Example{"sweep submit", "sweep submit folder -o sweep.h5 --slurm --array 20 --sbatch=--partition=long"},
    Example{"sweep status", "sweep status folder"},
    Example{"sweep merge", "sweep merge folder -o sweep.h5"},
    Example{"sweep analyze", "sweep analyze sweep.h5 --csv indices.csv"},
    Example{"scenarios", "scenarios --language en"},
    Example{"validate", "validate mine.toml"},
    Example{"parameters", "parameters budget"},
    Example{"init", "init mine"},
    Example{"inspect", "inspect baseline.h5"},
    Example{"hubs", "hubs baseline.h5 --threshold 0.5"},
    Example{"evaluation", "evaluation baseline.h5"},
    Example{"verify", "verify baseline.h5"},
    Example{"facts", "facts baseline.h5 --control control.h5"},
    Example{"score", "score baseline.h5 --against observed.csv"},
    Example{"diff", "diff baseline mine.toml"},
    Example{"compare", "compare baseline.h5 mine.h5 --csv differences.csv"},
    Example{"compare", "compare baseline ablations/no-calls --replicates 60"},
    Example{"budget", "budget baseline --from 4000 --to 14000 --csv curves.csv"},
    Example{"carriers", "carriers kobe --region KOB+OSA"},
    Example{"report", "report baseline.h5 mine.h5 -o report.html"},
    Example{"export", "export baseline.h5 --csv tables --bom"},
    Example{"export", "export baseline.h5 --network gexf -o network.gexf"},
    Example{"completion", "completion bash"},
    Example{"version", "version --json"},
};

CLI::App* command_named(CLI::App& program, const std::string& name) {
    const std::size_t blank = name.find(' ');
    if (blank == std::string::npos) return program.get_subcommand(name);
    return program.get_subcommand(name.substr(0, blank))->get_subcommand(name.substr(blank + 1));
}

}  // namespace

void add_examples(CLI::App& program) {
    for (const Example& example : examples) {
        CLI::App* const command = command_named(program, example.command);
        const std::string before = command->get_footer().empty() ? "For example:" : command->get_footer();
        command->footer(fmt::format("{}\n    musubi {}", before, example.line));
    }
}

}  // namespace musubi

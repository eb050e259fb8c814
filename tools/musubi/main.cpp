#include <signal.h>

#include <exception>
#include <memory>
#include <new>
#include <string>

#include "musubi/numbers_over.hpp"
#include "sim/io/input_file.hpp"
#include "tools/musubi/commands/commands.hpp"
#include "tools/musubi/model_rooms.hpp"
#include "tools/musubi/options/examples.hpp"
#include "tools/musubi/options/help_format.hpp"
#include "tools/musubi/options/usage.hpp"
#include "tools/musubi/running/memory_guard.hpp"
#include "tools/musubi/words/fault.hpp"
#include "tools/musubi/words/last_words.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {
namespace {

std::string as_typed(int argc, char** argv) {
    std::string line = "musubi";
    for (int i = 1; i < argc; ++i) line += std::string(" ") + argv[i];
    return line;
}

ExitCode perform(int argc, char** argv) {
    CLI::App program(
        "musubi simulates a regional innovation programme many times over and says what it may do.",
        "musubi");
    program.require_subcommand(1);
    program.formatter(std::make_shared<HelpFormat>());

    Chosen chosen;
    declare_run(program, chosen, as_typed(argc, argv));
    declare_calibrate(program, chosen, as_typed(argc, argv));
    declare_sweep(program, chosen, as_typed(argc, argv));
    declare_scenarios(program, chosen);
    declare_validate(program, chosen);
    declare_parameters(program, chosen);
    declare_init(program, chosen);
    declare_inspect(program, chosen);
    for (const ModelRoom& room : model_rooms())
        for (const auto declare : room.commands) declare(program, chosen);
    declare_verify(program, chosen);
    declare_facts(program, chosen);
    declare_score(program, chosen);
    declare_diff(program, chosen);
    declare_compare(program, chosen, as_typed(argc, argv));
    declare_budget(program, chosen);
    declare_carriers(program, chosen);
    declare_report(program, chosen);
    declare_export(program, chosen);
    declare_completion(program, chosen);
    declare_version(program, chosen);
    head_subcommands(program);
    add_examples(program);
    program.footer(  // the last: what is declared after it would show it too
        "To begin: musubi run baseline -o baseline.h5, then musubi report baseline.h5 -o report.html\n"
        "musubi COMMAND --help says what a command takes, and gives an example.\n\n"
        "Exit codes: 0 done; 1 what diff compares differs, or a fact does not hold (facts --strict);\n"
        "2 wrong usage or input, nothing computed;\n"
        "3 the result could not be written; 4 a fault of the program, or not enough memory;\n"
        "5 stopped by a signal, the finished replicates are in the file; 6 the same, before a run of a "
        "sweep\n"
        "was made; 7 the machine failed to read a file;\n"
        "of a result file: 10 cut short, 11 changed, 12 not of musubi, 13 of a newer musubi.");
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return answer_usage(program, error);
    }
    return chosen();
}

/// The command, and a word on whatever stopped it.
ExitCode perform_or_say_why_not(int argc, char** argv) {
    try {
        return perform(argc, argv);
    } catch (const NotEnoughMemory& fault) {
        tell(std::string("musubi: ") + fault.what() + ". Nothing was computed.");
    } catch (const std::bad_alloc&) {
        stop_without_memory();
    } catch (const NotAsDeclared& fault) {
        tell(std::string("musubi: a result was changed and sealed again: ") + fault.what());
        return exit_changed;
    } catch (const CannotRead& fault) {
        return tell_unread(fault);
    } catch (const std::exception& fault) {
        tell(std::string("musubi: internal error: ") + fault.what());
    }
    return exit_internal_error;
}

}  // namespace
}  // namespace musubi

int main(int argc, char** argv) {
    ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow further is a fault to tell, as a full disk is
    return musubi::answer_with(musubi::perform_or_say_why_not(argc, argv));
}

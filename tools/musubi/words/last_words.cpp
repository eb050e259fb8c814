#include "tools/musubi/words/last_words.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

namespace musubi {
namespace {

bool main_answered = false;

constexpr std::string_view no_memory = "musubi: not enough memory; fewer replicates or threads need less.\n";
constexpr std::string_view at_once =
    "musubi: internal error, or not enough memory for a library: it had to stop at once\n";

/// Asks for no memory.
[[noreturn]] void end_with(std::string_view word) {
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, word.data(), word.size());
    std::_Exit(exit_internal_error);
}

/// What cannot be caught: an exception before main, in a destructor, in a thread.
[[noreturn]] void end_after_exception() {
    try {
        if (const auto fault = std::current_exception()) std::rethrow_exception(fault);
    } catch (const std::bad_alloc&) {
        end_with(no_memory);
    } catch (...) {
    }
    end_with(at_once);
}

void end_by_signal(int /*signal*/) { end_with(at_once); }

/// A stack of its own to say the word on: a library that calls itself until its stack is full leaves no
/// other.
alignas(16) std::array<char, 1 << 16> stack_of_last_words;

#ifdef MUSUBI_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

/// A sanitizer that listens already goes on. A library that does is heard no more: UCX, which comes with Open
/// MPI 5, would print addresses and end with a signal.
bool may_listen(const struct sigaction& there) { return !sanitized || there.sa_handler == SIG_DFL; }

/// Before the objects of libraries that are made before main.
[[gnu::constructor(101)]] void choose_last_words() {
    std::set_terminate(end_after_exception);
    stack_t stack{};
    stack.ss_sp = stack_of_last_words.data();
    stack.ss_size = stack_of_last_words.size();
    ::sigaltstack(&stack, nullptr);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) {
        struct sigaction there {};
        if (::sigaction(signal, nullptr, &there) != 0 || !may_listen(there)) continue;
        there = {};
        there.sa_handler = end_by_signal;
        there.sa_flags = SA_ONSTACK;
        ::sigaction(signal, &there, nullptr);
    }
}

/// HDF5 calls exit(-1) where it can allocate nothing.
[[gnu::destructor(101)]] void see_that_main_answered() {
    if (!main_answered) end_with(at_once);
}

}  // namespace

void stop_without_memory() {
    std::fflush(nullptr);
    end_with(no_memory);
}

ExitCode answer_with(ExitCode code) {
    main_answered = true;
    return code;
}

}  // namespace musubi

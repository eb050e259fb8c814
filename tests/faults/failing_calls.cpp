// Preloaded into the program, lets the n-th call of one function fail as a full disk, a broken one or a
// machine without memory would. Counts the calls of all functions, so that a first run without a fault says
// how many there are.
//   FAULT_CALL     which call fails; FAULT_AT: the how manieth, from 1; FAULT_ERROR: with which errno
//   FAULT_COUNTS   the file that is told at the end how often each call was made
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
}

namespace {

enum Call : std::size_t {
    call_open,
    call_read,
    call_pread,
    call_write,
    call_pwrite,
    call_fsync,
    call_close,
    call_rename,
    call_link,
    call_unlink,
    call_mkdir,
    call_opendir,
    call_malloc,
    calls
};
constexpr std::array<std::string_view, calls> names{"open",  "read",    "pread",  "write", "pwrite",
                                                    "fsync", "close",   "rename", "link",  "unlink",
                                                    "mkdir", "opendir", "malloc"};

std::array<std::atomic<long>, calls> made{};
std::size_t failing = calls;
long failing_at = 0;
int failing_with = EIO;
bool watching = false;  // between the constructor and the destructor of this library

long number_of(const char* name, long otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::atol(text);
}

[[gnu::constructor]] void begin() {
    if (const char* name = std::getenv("FAULT_CALL"))
        for (std::size_t call = 0; call < calls; ++call)
            if (names[call] == name) failing = call;
    failing_at = number_of("FAULT_AT", 0);
    failing_with = static_cast<int>(number_of("FAULT_ERROR", EIO));
    watching = true;
}

[[gnu::destructor]] void end() {
    watching = false;
    const char* file = std::getenv("FAULT_COUNTS");
    if (file == nullptr) return;
    std::FILE* out = std::fopen(file, "we");
    if (out == nullptr) return;
    for (std::size_t call = 0; call < calls; ++call)
        std::fprintf(out, "%s %ld\n", names[call].data(), made[call].load());
    std::fclose(out);
}

/// Counts a call; says whether it is the one that fails, and if so sets errno.
bool fails(Call call) {
    if (!watching) return false;
    const long now = made[call].fetch_add(1) + 1;
    if (call != failing || now != failing_at) return false;
    errno = failing_with;
    return true;
}

/// The function that this one stands before.
template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

using Open = int(const char*, int, ...);
using OpenAt = int(int, const char*, int, ...);
using FileOpen = std::FILE*(const char*, const char*);

mode_t mode_in(std::va_list arguments, int flags) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

#define MUSUBI_OPENS(NAME)                                      \
    int NAME(const char* path, int flags, ...) {                \
        static const auto real = next<Open>(#NAME);             \
        std::va_list arguments;                                 \
        va_start(arguments, flags);                             \
        const mode_t mode = mode_in(arguments, flags);          \
        va_end(arguments);                                      \
        return fails(call_open) ? -1 : real(path, flags, mode); \
    }
#define MUSUBI_OPENS_AT(NAME)                                           \
    int NAME(int folder, const char* path, int flags, ...) {            \
        static const auto real = next<OpenAt>(#NAME);                   \
        std::va_list arguments;                                         \
        va_start(arguments, flags);                                     \
        const mode_t mode = mode_in(arguments, flags);                  \
        va_end(arguments);                                              \
        return fails(call_open) ? -1 : real(folder, path, flags, mode); \
    }
#define MUSUBI_OPENS_FILE(NAME)                               \
    std::FILE* NAME(const char* path, const char* mode) {     \
        static const auto real = next<FileOpen>(#NAME);       \
        return fails(call_open) ? nullptr : real(path, mode); \
    }

extern "C" {

MUSUBI_OPENS(open)
MUSUBI_OPENS(open64)
MUSUBI_OPENS_AT(openat)
MUSUBI_OPENS_AT(openat64)
MUSUBI_OPENS_FILE(fopen)
MUSUBI_OPENS_FILE(fopen64)

DIR* opendir(const char* path) {
    static const auto real = next<decltype(opendir)>("opendir");
    return fails(call_opendir) ? nullptr : real(path);
}

ssize_t read(int file, void* bytes, std::size_t size) {
    static const auto real = next<ssize_t(int, void*, std::size_t)>("read");
    return fails(call_read) ? -1 : real(file, bytes, size);
}

ssize_t pread(int file, void* bytes, std::size_t size, off_t at) {
    static const auto real = next<ssize_t(int, void*, std::size_t, off_t)>("pread");
    return fails(call_pread) ? -1 : real(file, bytes, size, at);
}

ssize_t pread64(int file, void* bytes, std::size_t size, off64_t at) {
    static const auto real = next<ssize_t(int, void*, std::size_t, off64_t)>("pread64");
    return fails(call_pread) ? -1 : real(file, bytes, size, at);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
    static const auto real = next<ssize_t(int, const void*, std::size_t)>("write");
    return fails(call_write) ? -1 : real(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
    static const auto real = next<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
    return fails(call_pwrite) ? -1 : real(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
    static const auto real = next<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
    return fails(call_pwrite) ? -1 : real(file, bytes, size, at);
}

int fsync(int file) {
    static const auto real = next<int(int)>("fsync");
    return fails(call_fsync) ? -1 : real(file);
}

/// A close that fails has closed the file all the same.
int close(int file) {
    static const auto real = next<int(int)>("close");
    const bool failed = fails(call_close);
    const int outcome = real(file);
    if (!failed) return outcome;
    errno = failing_with;
    return -1;
}

int rename(const char* from, const char* to) noexcept {
    static const auto real = next<int(const char*, const char*)>("rename");
    return fails(call_rename) ? -1 : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
    static const auto real = next<int(int, const char*, int, const char*, unsigned)>("renameat2");
    return fails(call_rename) ? -1 : real(from_folder, from, to_folder, to, flags);
}

int link(const char* from, const char* to) noexcept {
    static const auto real = next<int(const char*, const char*)>("link");
    return fails(call_link) ? -1 : real(from, to);
}

int unlink(const char* path) noexcept {
    static const auto real = next<int(const char*)>("unlink");
    return fails(call_unlink) ? -1 : real(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
    static const auto real = next<int(const char*, mode_t)>("mkdir");
    return fails(call_mkdir) ? -1 : real(path, mode);
}

void* malloc(std::size_t size) noexcept { return fails(call_malloc) ? nullptr : __libc_malloc(size); }

void* calloc(std::size_t count, std::size_t size) noexcept {
    return fails(call_malloc) ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* block, std::size_t size) noexcept {
    return fails(call_malloc) ? nullptr : __libc_realloc(block, size);
}

}  // extern "C"

#include "tools/musubi/words/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

namespace musubi {

std::string duration(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

std::string progress_line(std::uint64_t done, std::uint64_t replicates, double agent_months, double seconds,
                          std::uint64_t already) {
    if (done == already) return fmt::format("{} of {} replicates", done, replicates);
    const double each = seconds / static_cast<double>(done - already);
    const double million_per_second = each > 0 ? agent_months / each / 1e6 : 0;
    return fmt::format("{} of {} replicates, {:.1f} million agent-months/s, {} left", done, replicates,
                       million_per_second, duration(each * static_cast<double>(replicates - done)));
}

Progress::Progress(std::FILE* stream, std::uint64_t replicates, double agent_months, std::uint64_t already)
    : stream_(stream),
      terminal_(isatty(fileno(stream)) == 1),
      replicates_(std::max<std::uint64_t>(replicates, 1)),
      agent_months_(agent_months),
      already_(already),
      tenths_(already * 10 / replicates_) {
    if (terminal_) report(already);
}

void Progress::report(std::uint64_t done) {
    const std::uint64_t tenths = done * 10 / replicates_;
    if (!terminal_ && tenths == tenths_) return;
    tenths_ = tenths;
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    const std::string line = progress_line(done, replicates_, agent_months_, elapsed.count(), already_);
    constexpr const char* redraw = "\r\033[K";  // back to the left edge, and clear what stood there
    const std::string text =
        (terminal_ ? redraw : "") + line + (!terminal_ || done == replicates_ ? "\n" : "");
    std::fputs(text.c_str(), stream_);  // a log that can take no more must not cost the result
    std::fflush(stream_);
}

}  // namespace musubi

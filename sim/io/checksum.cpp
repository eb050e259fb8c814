#include "sim/io/checksum.hpp"

#include <fmt/core.h>
#include <xxhash.h>

#include <bit>

namespace musubi {

static_assert(std::endian::native == std::endian::little, "checksums are of little-endian numbers");

struct Checksum::State {
    XXH3_state_t* of_library = XXH3_createState();
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { XXH3_freeState(of_library); }
};

Checksum::Checksum() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->of_library); }

Checksum::~Checksum() = default;

void Checksum::add_bytes(const void* bytes, std::size_t size) {
    if (size > 0) XXH3_128bits_update(state_->of_library, bytes, size);
}

void Checksum::add_count(std::uint64_t count) { add_bytes(&count, sizeof count); }

void Checksum::add_text(std::string_view text) {
    add_count(text.size());
    add_bytes(text.data(), text.size());
}

std::string Checksum::hexadecimal() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_->of_library);
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace musubi

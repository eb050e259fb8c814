#pragma once

#include <cstddef>
#include <cstdint>

namespace musubi::knowledge_cluster {

/// Who pays a project: its firms, or the programme.
enum class Sponsor : std::uint8_t { own, programme };
inline constexpr std::size_t sponsor_count = 2;

}  // namespace musubi::knowledge_cluster

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace musubi {

/// A 128-bit XXH3 checksum over a sequence of texts and numbers. Each text is preceded by its length, so that
/// no two different sequences look alike.
class Checksum {
  public:
    Checksum();
    ~Checksum();

    void add_bytes(const void* bytes, std::size_t size);
    void add_count(std::uint64_t count);
    void add_text(std::string_view text);

    /// Of all that was added so far: 32 digits.
    [[nodiscard]] std::string hexadecimal() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace musubi

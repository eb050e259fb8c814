#include "sim/io/seal.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/io/checksum.hpp"

namespace musubi {
namespace {

std::vector<std::byte> bytes_of(const std::string& text) {
    const auto* const begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

std::string sealed(const std::string& content) {
    std::vector<std::byte> image = bytes_of(content);
    seal(image);
    return {reinterpret_cast<const char*>(image.data()), image.size()};
}

TEST(Seal, IsALineOfFixedLengthAfterTheContentThatVouchesForAllBeforeItsChecksum) {
    const std::string file = sealed("content");
    const std::string opening = "\nmusubi seal: format    1,                7 bytes, XXH3-128 ";
    Checksum sum;
    sum.add_bytes(("content" + opening).data(), 7 + opening.size());
    EXPECT_EQ(file, "content" + opening + sum.hexadecimal() + "\n");
    EXPECT_EQ(file.size(), 7 + seal_size);
    EXPECT_EQ(opening.size() + seal_checksum_size, seal_size);
}

TEST(Seal, ReadsBackWhatItSays) {
    const auto seal = parse_seal(sealed("content").substr(7));
    ASSERT_TRUE(seal);
    EXPECT_EQ(seal->format, 1U);
    EXPECT_EQ(seal->bytes, 7U);
    EXPECT_EQ(seal->line(), sealed("content").substr(7));
}

TEST(Seal, IsNoneIfItsFormIsNotKeptToTheLetter) {
    const std::string good = sealed("content").substr(7);
    EXPECT_FALSE(parse_seal(""));
    EXPECT_FALSE(parse_seal(good.substr(1)));
    EXPECT_FALSE(parse_seal(good + "\n"));
    constexpr std::size_t checksum_at = seal_size - seal_checksum_size;
    for (std::size_t at = 0; at < seal_size; ++at) {
        if (at >= checksum_at && at + 1 < seal_size) continue;  // any digits may stand there
        std::string bad = good;
        bad[at] = '#';
        EXPECT_FALSE(parse_seal(bad)) << at;
    }
    for (const char* number : {"  -1", "0001", " 1  ", "1.0 ", "   x", "    "}) {
        std::string bad = good;
        bad.replace(21, 4, number);
        EXPECT_FALSE(parse_seal(bad)) << number;
    }
}

}  // namespace
}  // namespace musubi

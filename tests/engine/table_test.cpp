#include "musubi/table.hpp"

#include <gtest/gtest.h>

#include <concepts>
#include <string>
#include <type_traits>
#include <vector>

using musubi::AllIds;
using musubi::Column;
using FirmId = musubi::Id<struct FirmTag>;
using GroupId = musubi::Id<struct GroupTag>;

namespace {

template <class C, class I>
concept IndexedBy = requires(C column, I id) {
    column[id];
};

}  // namespace

TEST(Table, OnlyItsOwnIdsIndexAColumn) {
    using Employees = Column<FirmId, int>;
    static_assert(IndexedBy<Employees, FirmId>);
    static_assert(!IndexedBy<Employees, GroupId>);
    static_assert(!IndexedBy<Employees, std::size_t>);
    static_assert(!std::equality_comparable_with<FirmId, GroupId>);
    static_assert(std::is_trivially_copyable_v<FirmId> && sizeof(FirmId) == 4);
}

TEST(Table, ARowThatIsAppendedGetsTheNextIdAndKeepsIt) {
    Column<FirmId, std::string> names;
    const FirmId first = names.push_back("Aoba");
    const FirmId second = names.push_back("Bosei");
    for (int more = 0; more < 1000; ++more) names.push_back("more");
    EXPECT_EQ(first.row, 0U);
    EXPECT_EQ(second.row, 1U);
    EXPECT_LT(first, second);
    EXPECT_EQ(names[first], "Aoba");
    EXPECT_EQ(names[second], "Bosei");
}

TEST(Table, AnIdThatNamesNobodySaysSo) {
    EXPECT_FALSE(FirmId{}.exists());
    EXPECT_FALSE(FirmId::none().exists());
    EXPECT_TRUE(FirmId{0}.exists());
}

TEST(Table, AllIdsAreTheRowsInOrder) {
    std::vector<std::uint32_t> rows;
    for (const FirmId id : AllIds<FirmId>(3)) rows.push_back(id.row);
    EXPECT_EQ(rows, (std::vector<std::uint32_t>{0, 1, 2}));
    for (const FirmId id : AllIds<FirmId>(0)) FAIL() << id.row;
}

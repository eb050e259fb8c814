#include "sim/experiment/panels/quantity.hpp"

#include <gmock/gmock.h>

#include "musubi/missing.hpp"
#include "sim/experiment/panels/selection.hpp"
#include "tests/experiment/small_ensembles.hpp"

namespace musubi {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::NanSensitiveDoubleEq;

/// Fish of one year: replicate r, year y and harbour h catch 100 r + 10 y + h.
SummaryColumn fish_of(const std::string& year) { return {"", "fish", {{"fiscal_year", year}}, {}}; }

TEST(Quantity, MayBeTheLargestOfSeveralLabels) {
    EXPECT_THAT(by_replicate(harbours(), {fish_of("2003"), {}, Statistic::largest, "harbour"}),
                ElementsAre(12, 112, 212));
    EXPECT_THAT(by_replicate(harbours(), {{"", "fish", {}, {}}, {}, Statistic::largest, "fiscal_year"}),
                ElementsAre(10 + 11 + 12, 110 + 111 + 112, 210 + 211 + 212));
}

TEST(Quantity, MayBeTheLargestOverTheSmallestWhichIsNotZero) {
    const Quantity all{fish_of("2002"), {}, Statistic::largest_over_smallest, "harbour"};
    EXPECT_THAT(by_replicate(harbours(), all),
                ElementsAre(NanSensitiveDoubleEq(missing), DoubleEq(102.0 / 100), DoubleEq(202.0 / 200)));
    Quantity two = all;
    two.sum.leave_out = {{"harbour", "大阪"}};
    EXPECT_THAT(by_replicate(harbours(), two), ElementsAre(2, DoubleEq(102.0 / 101), DoubleEq(202.0 / 201)));
}

TEST(Quantity, ThatComparesSharesDividesByAllOfTheWholeOrByItsOwnPart) {
    Quantity share{fish_of("2003"), fish_of("2003"), Statistic::largest, "harbour"};
    EXPECT_THAT(by_replicate(harbours(), share),
                ElementsAre(DoubleEq(12.0 / 33), DoubleEq(112.0 / 333), DoubleEq(212.0 / 633)));
    EXPECT_FALSE(is_its_own_whole(share));
    share.relative_to = fish_of("2002");
    share.relative_by_label = true;  // 10/0 is none, 110/100 is the largest, 210/200 too
    EXPECT_THAT(by_replicate(harbours(), share),
                ElementsAre(NanSensitiveDoubleEq(missing), DoubleEq(1.1), DoubleEq(1.05)));
    share.relative_to = share.sum;
    EXPECT_TRUE(is_its_own_whole(share));
}

TEST(Quantity, MayBeRelativeToWhatIsTheSameInAllReplicatesAndTheOtherWayRound) {
    const SummaryColumn depth{"", "depth", {}, {}};
    EXPECT_THAT(by_replicate(harbours(), {fish_of("2002"), depth}),
                ElementsAre(DoubleEq(3.0 / 24), DoubleEq(303.0 / 24), DoubleEq(603.0 / 24)));
    EXPECT_THAT(by_replicate(harbours(), {depth, fish_of("2002")}),
                ElementsAre(8, DoubleEq(24.0 / 303), DoubleEq(24.0 / 603)));
    EXPECT_THAT(by_replicate(harbours(), {fish_of("2002"), depth, Statistic::largest, "harbour", true}),
                ElementsAre(DoubleEq(2.0 / 7), DoubleEq(102.0 / 7), DoubleEq(202.0 / 7)));
}

/// The numbers that count after narrowing, of a dimension whose labels are a, b, c, d and "a|b".
std::vector<std::size_t> kept(const std::string& labels, Keep keep, const std::string& expected_fault = "") {
    const Dimension letters{"letter", "", {"a", "b", "c", "d", "a|b"}, {}, "1"};
    SummaryColumn sum;
    EXPECT_EQ(narrow(sum, letters, labels, keep).value_or(""), expected_fault);
    return positions_that_count(sum, letters);
}

TEST(Narrow, TakesSeveralLabelsARangeOrAllButSome) {
    EXPECT_THAT(kept("b", Keep::those), ElementsAre(1));
    EXPECT_THAT(kept("d | b", Keep::those), ElementsAre(1, 3));
    EXPECT_THAT(kept("b..d", Keep::those), ElementsAre(1, 2, 3));
    EXPECT_THAT(kept("a|c..d", Keep::those), ElementsAre(0, 2, 3));
    EXPECT_THAT(kept("a..c", Keep::all_but_those), ElementsAre(3, 4));
    EXPECT_THAT(kept("a|b", Keep::those), ElementsAre(4)) << "a label is itself, whatever stands in it";
    EXPECT_THAT(kept("a..a|b", Keep::all_but_those), ElementsAre(2, 3, 4));
    EXPECT_THAT(kept("a..d|a|b", Keep::those, "'a' stands twice"), ElementsAre(0, 1, 2, 3, 4));
    kept("d..b", Keep::those, "'d..b' is the wrong way round: b stands before d");
    kept("a|", Keep::those,
         "dimension 'letter' has no '': it has 'a', 'b', 'c', 'd', 'a|b' (did you mean 'a'?)");
}

TEST(Narrow, ToOneLabelAndToAllButItLeavesNothing) {
    const Dimension letters{"letter", "", {"a", "b"}, {}, "1"};
    SummaryColumn sum;
    EXPECT_FALSE(narrow(sum, letters, "a", Keep::those));
    EXPECT_FALSE(narrow(sum, letters, "a", Keep::all_but_those));
    EXPECT_THAT(positions_that_count(sum, letters), IsEmpty());
}

}  // namespace
}  // namespace musubi

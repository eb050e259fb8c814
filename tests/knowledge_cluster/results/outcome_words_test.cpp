#include <gtest/gtest.h>

#include <algorithm>

#include "tests/knowledge_cluster/random_world.hpp"

// A scenario may name any outcome that the model asks about; its page calls it by a name in both languages.
namespace musubi::knowledge_cluster::testing {
namespace {

TEST(OutcomeWords, AreThereForEveryOutcomeThatAScenarioMayName) {
    const Panel results = KnowledgeCluster::layout(*world_of(small_scenario()));
    const PageWords page = KnowledgeCluster::page(results);
    const Questions asked = KnowledgeCluster::questions(results);
    ASSERT_FALSE(asked.indicators.empty());
    for (const musubi::Indicator& outcome : asked.indicators) {
        const bool shown = std::any_of(page.indicators.begin(), page.indicators.end(),
                                       [&](const ShownIndicator& one) { return one.id == outcome.name; });
        const bool named = std::any_of(page.words.begin(), page.words.end(), [&](const PageWord& word) {
            return word.about == "outcome" && word.name == outcome.name && !word.means.ja.empty();
        });
        EXPECT_TRUE(shown || named) << outcome.name;
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing

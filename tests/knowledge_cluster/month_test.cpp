#include "models/knowledge_cluster/month.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

// The phases of a month, and what docs/odd.md says of them ("Process overview and scheduling").
namespace musubi::knowledge_cluster::testing {
namespace {

struct Listed {
    std::string name;
    When when = When::every_month;
    bool operator==(const Listed&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Listed& phase) {
    return out << phase.name
               << (phase.when == When::april   ? " in April"
                   : phase.when == When::march ? " in March"
                                               : "");
}

/// The numbered lines of section 3: "4. April: *budget*: …".
std::vector<Listed> phases_of_the_odd() {
    const std::regex step(R"(\d+\. (?:(April|March): )?\*(.+?)\*: .*)");
    std::ifstream odd(MUSUBI_SOURCE_DIR "/docs/odd.md");
    std::vector<Listed> listed;
    bool inside = false;
    for (std::string line; std::getline(odd, line);) {
        if (line.rfind("## ", 0) == 0) inside = line.rfind("## 3 ", 0) == 0;
        std::smatch match;
        if (!inside || !std::regex_match(line, match, step)) continue;
        std::string name = match[2];
        name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
        listed.push_back({name, match[1] == "April"   ? When::april
                                : match[1] == "March" ? When::march
                                                      : When::every_month});
    }
    return listed;
}

TEST(Phases, AreThoseOfTheOddInItsOrder) {
    std::vector<Listed> here;
    for (const Phase& phase : phases()) here.push_back({std::string(phase.name), phase.when});
    EXPECT_EQ(here, phases_of_the_odd());
}

TEST(Phases, AreDueInTheirMonthsAlone) {
    const Month april = Month::opening({2003}), march = Month::closing({2003});
    for (const Phase& phase : phases()) {
        EXPECT_EQ(phase.is_due(april), phase.when != When::march) << phase.name;
        EXPECT_EQ(phase.is_due(april + 1), phase.when == When::every_month) << phase.name;
        EXPECT_EQ(phase.is_due(march), phase.when != When::april) << phase.name;
    }
}

}  // namespace
}  // namespace musubi::knowledge_cluster::testing

#include "sim/io/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "sim/io/scenario_file.hpp"
#include "sim/io/text_file.hpp"
#include "tests/io/folder.hpp"

namespace musubi {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const std::vector<Cell>& cells) {
    std::vector<std::string> all;
    for (const Cell& cell : cells) all.push_back(cell.text);
    return all;
}

TextTable good(const std::string& text) {
    Problems problems;
    auto table = parse_csv(text, "t.csv", problems);
    for (const Problem& problem : problems.items()) ADD_FAILURE() << format_problem(problem);
    return table.value_or(TextTable{});
}

std::vector<std::string> problems_in(const std::string& text) {
    Problems problems;
    std::vector<std::string> lines;
    if (parse_csv(text, "t.csv", problems)) lines.emplace_back("a table");
    for (const Problem& problem : problems.items()) lines.push_back(format_problem(problem));
    return lines;
}

TEST(Csv, RowsKnowTheirLinesAndCellsTheirColumns) {
    const TextTable table = good("# two places\n\nid,name_ja,km\n  \nOSA,大阪,0\n# far\nSAP,札幌,1000");
    EXPECT_THAT(texts(table.header), ElementsAre("id", "name_ja", "km"));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_THAT(texts(table.rows[1].cells), ElementsAre("SAP", "札幌", "1000"));
    EXPECT_EQ(table.rows[0].line, 5);
    EXPECT_EQ(table.rows[1].line, 7);
    EXPECT_EQ(table.rows[1].cells[1].column, 5);
    EXPECT_EQ(table.rows[1].cells[2].column, 8) << "two characters of three bytes each, and a comma";
}

TEST(Csv, QuotedCellsHoldCommasLineEndsAndQuotationMarks) {
    const TextTable table = good("a,b\n\"x, \"\"y\"\"\nz\",2\n\"\",\n\"#1\",3\n");
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_THAT(texts(table.rows[0].cells), ElementsAre("x, \"y\"\nz", "2"));
    EXPECT_THAT(texts(table.rows[1].cells), ElementsAre("", ""));
    EXPECT_THAT(texts(table.rows[2].cells), ElementsAre("#1", "3"));
    EXPECT_EQ(table.rows[1].line, 4);
}

TEST(Csv, CarriageReturnsBelongToTheLineEnd) {
    const TextTable table = good("a,b\r\n1,\"2\"\r\n\r\n3,4\r\n");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_THAT(texts(table.header), ElementsAre("a", "b"));
    EXPECT_THAT(texts(table.rows[1].cells), ElementsAre("3", "4"));
    EXPECT_EQ(table.rows[1].line, 4);
}

TEST(Csv, SpacesArePartOfACell) { EXPECT_THAT(texts(good("a, b\n").header), ElementsAre("a", " b")); }

TEST(Csv, AHeaderAloneIsATableWithoutRows) { EXPECT_TRUE(good("a,b").rows.empty()); }

TEST(Csv, EveryProblemIsSaidWithItsPlace) {
    EXPECT_THAT(
        problems_in("a,b,a,\n1,2,3,4\n1,2\n札\"x\",2,3,4\n\"x\"y,2,3,4\n1,2,3,4,5\n1,\"2\n"),
        ElementsAre("t.csv:1:5: a second column 'a'", "t.csv:1:7: a column without a name",
                    "t.csv:3:3: the row has 2 cells, the header has 4",
                    "t.csv:4:2: a quotation mark inside a cell: put the whole cell in quotation marks and "
                    "double this one",
                    "t.csv:5:4: text after the closing quotation mark of a cell",
                    "t.csv:6:9: the row has 5 cells, the header has 4",
                    "t.csv:7:3: the quotation mark that opens here is never closed",
                    "t.csv:7:3: the row has 2 cells, the header has 4"));
}

TEST(Csv, SemicolonsAreSaidOnceForTheTable) {
    EXPECT_THAT(
        problems_in("# of a spreadsheet\nyear;yen\n2002;1,5\n2003;2\n"),
        ElementsAre("t.csv:2:1: the columns are separated by semicolons; commas were meant: save it as "
                    "CSV with commas, and with points in decimals"));
}

TEST(Csv, CurlyQuotesAreNamed) {
    EXPECT_THAT(problems_in("\u201cyear\u201d,yen\n2002,1\n"),
                ElementsAre("t.csv:1:1: the column '\u201cyear\u201d' has curly quotes, which belong to its "
                            "name; straight ones (\") were meant, or none"));
}

TEST(Csv, NothingButCommentsIsNoTable) {
    EXPECT_THAT(problems_in("# nothing\n\n"),
                ElementsAre("t.csv: is empty: a first line with the names of the columns is expected"));
}

TEST(Csv, AnyTableThatIsWrittenIsReadBack) {
    const bool holds = rc::check([] {
        const auto cell =
            rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', '#', ' '));
        const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
            rc::gen::container<std::vector<std::string>>(3, cell));
        std::string text = "x,y,z\n";
        for (const auto& row : rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                text += i == 0 ? "\"" : ",\"";
                for (const char c : row[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
                text += '"';
            }
            text += '\n';
        }
        const TextTable table = good(text);
        RC_ASSERT(table.rows.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(texts(table.rows[i].cells) == rows[i]);
    });
    EXPECT_TRUE(holds);
}

TEST(Csv, AnyTextIsATableOrHasAProblem) {
    const bool holds = rc::check([](const std::string& text) {
        Problems problems;
        const auto table = parse_csv(text, "t.csv", problems);
        RC_ASSERT(table.has_value() == problems.none());
        if (table)
            for (const auto& row : table->rows) RC_ASSERT(row.cells.size() == table->header.size());
    });
    EXPECT_TRUE(holds);
}

TEST(CsvFile, AByteOrderMarkIsNoPartOfTheFirstName) {
    const Folder folder;
    Problems problems;
    const auto table = read_csv(folder.write("t.csv", "\xef\xbb\xbfid,km\nOSA,1\n"), problems);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->header[0].text, "id");
    EXPECT_EQ(table->header[1].column, 4);
}

TEST(CsvText, IsWrittenSoThatItReadsBackAsTheSameTable) {
    Problems problems;
    const auto table = parse_csv("a,\"b, c\"\n\"say \"\"no\"\"\",\"two\nlines\"\n,大阪\n", "t.csv", problems);
    const auto again = parse_csv(to_csv(table.value()), "t.csv", problems);
    EXPECT_EQ(table_checksum(again.value()), table_checksum(*table));
    EXPECT_EQ(again->rows[0].cells[0].text, "say \"no\"");
}

TEST(CsvFile, OtherEncodingsNulsAndHugeFilesAreRefused) {
    const Folder folder;
    const auto problem = [&](const std::string& text) {
        Problems problems;
        EXPECT_FALSE(read_csv(folder.write("t.csv", text), problems));
        const Problem& said = problems.items().at(0);
        return said.message + " @" + std::to_string(said.place.line) + ":" +
               std::to_string(said.place.column);
    };
    EXPECT_EQ(problem("id\n\x93\xfa\x96\x7b\n"),
              "is not UTF-8 text (byte 0x93); an editor or a spreadsheet can save it again as UTF-8 @2:1")
        << "Shift_JIS";
    EXPECT_EQ(problem(std::string("id\na\0b\n", 7)), "a NUL byte: this is no text file @2:2");
    EXPECT_EQ(problem(std::string((16 << 20) + 1, 'x')),
              "is larger than 16 MiB, the most that is read of such a file @0:0");
}

TEST(Utf8, TheFirstBadByteIsFound) {
    for (const char* good : {"", "a", "é", "大阪", "😀", "\x7f", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf"})
        EXPECT_EQ(first_bad_byte(good), std::string_view(good).size()) << good;
    for (const char* bad : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xed\xa0\x80",
                            "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xe5\xa4", "\xff"})
        EXPECT_EQ(first_bad_byte(std::string("ab") + bad), 2U);
}

}  // namespace
}  // namespace musubi

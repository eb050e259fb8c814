#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "musubi/page_words.hpp"

namespace musubi {

using PageJson = nlohmann::ordered_json;

/// {"en": …, "ja": …}
PageJson in_json(const InTwoLanguages& text);

/// A table of a page: columns with their headings, rows of numbers (null where missing), texts, and texts
/// that stand for words.
class PageTable {
  public:
    struct Column {
        const char* key;
        InTwoLanguages heading;
        const char* about = "";         ///< its texts are names of words about this
        bool only_where_known = false;  ///< left out of a table in which no row has a number of it
    };
    explicit PageTable(const std::vector<Column>& columns);
    explicit PageTable(std::initializer_list<Column> columns) : PageTable(std::vector(columns)) {}
    void add(std::vector<PageJson> cells) { rows_.push_back(std::move(cells)); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] PageJson json() &&;

  private:
    [[nodiscard]] bool is_known(std::size_t column) const;
    void leave_out(std::size_t column);

    std::vector<bool> only_where_known_;
    PageJson columns_ = PageJson::array(), rows_ = PageJson::array();
};

/// The text on one line with every control and bidirectional character as "[U+202E]".
std::string visible(const std::string& text);

/// A document as text that is inert inside a script element, all its texts made visible().
std::string embedded(PageJson document);

}  // namespace musubi

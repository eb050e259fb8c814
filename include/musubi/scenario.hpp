#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "musubi/problems.hpp"

namespace musubi {

/// The value of a parameter.
using Value = std::variant<bool, std::int64_t, double, std::string>;

/// A cell of a table that a person wrote.
struct Cell {
    std::string text;
    int column = 0;  ///< character column in the file, from 1
};

/// A CSV file as text, with places for messages. Lines that start with # are comments.
struct TextTable {
    std::string file;
    std::vector<Cell> header;
    struct Row {
        int line = 0;
        std::vector<Cell> cells;  ///< as many as the header has
    };
    std::vector<Row> rows;
    int header_line = 0;
};

/// A parameter's value and where it was set; a default has an empty place.
struct Setting {
    Value value;
    Place origin;
};

/// A resolved scenario: every parameter of the model has a value, every table is read. A model sees nothing
/// else of the outside world.
struct Scenario {
    std::string name;
    std::string title;  ///< in English if there is one, else in the language that comes first
    std::map<std::string, std::string> titles, questions;  ///< by language, "en"; by "" where it says none
    std::string outcome;  ///< name of the indicator that answers the question; "" where it names none
    std::string model;
    std::map<std::string, Setting> settings;  ///< by parameter name; complete
    std::map<std::string, TextTable> tables;  ///< by name of the parameter that names the file
};

}  // namespace musubi

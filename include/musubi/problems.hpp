#pragma once

#include <string>
#include <utility>
#include <vector>

namespace musubi {

/// Where in a user's file something stands. Lines and columns start at 1; 0 means the file as a whole.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

/// What is wrong, said to the person who can mend it.
struct Problem {
    Place place;
    std::string message;
};

/// All problems of an input, collected so that they can be reported at once.
class Problems {
  public:
    void add(Place place, std::string message) { items_.push_back({std::move(place), std::move(message)}); }
    [[nodiscard]] bool none() const { return items_.empty(); }
    [[nodiscard]] const std::vector<Problem>& items() const { return items_; }

  private:
    std::vector<Problem> items_;
};

}  // namespace musubi

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "musubi/problems.hpp"
#include "sim/io/toml_file.hpp"

namespace musubi {

/// A table of a TOML file, key by key. What is missing or of another kind is a problem at its place.
class TomlSection {
  public:
    /// A key that is none of `known` is a problem.
    TomlSection(const TomlNode& node, const std::vector<std::string>& known, Problems& problems);

    [[nodiscard]] bool has(const std::string& key) const { return node_.find(key) != nullptr; }
    [[nodiscard]] const TomlNode* find(const std::string& key) const { return node_.find(key); }
    /// Nothing if the key is not there, or holds something else.
    std::optional<std::string> text(const std::string& key);
    std::optional<double> number(const std::string& key);
    /// From `least` to a thousand million.
    std::optional<std::size_t> count(const std::string& key, std::size_t least);
    std::optional<bool> flag(const std::string& key);
    /// Says that a key is needed, unless it is there.
    void require(const std::string& key);

    [[nodiscard]] Place place() const { return node_.place; }
    [[nodiscard]] Place place(const std::string& key) const {
        return node_.find(key) == nullptr ? node_.place : node_.find(key)->place;
    }
    [[nodiscard]] const TomlNode& node() const { return node_; }

  private:
    const TomlNode* of_kind(const std::string& key, TomlNode::Kind kind, const char* meant);
    const TomlNode& node_;
    Problems& problems_;
};

}  // namespace musubi

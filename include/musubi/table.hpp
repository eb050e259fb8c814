#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace musubi {

/// The row of an entity in its table. Ids of different tables are different types, so they cannot be mixed
/// up. Rows are appended, never moved or removed, so an id is valid for the whole run.
template <class Tag>
struct Id {
    std::uint32_t row = std::numeric_limits<std::uint32_t>::max();

    constexpr auto operator<=>(const Id&) const = default;
    static constexpr Id none() { return {}; }
    [[nodiscard]] constexpr bool exists() const { return *this != none(); }
};

/// One property of all entities of a table: a vector that only the table's own id can index.
template <class EntityId, class T>
class Column {
  public:
    [[nodiscard]] T& operator[](EntityId id) { return rows_[id.row]; }
    [[nodiscard]] const T& operator[](EntityId id) const { return rows_[id.row]; }
    /// By reference: a value of 64-byte alignment must not be a parameter.
    template <class V = T>
    EntityId push_back(V&& value) {
        rows_.push_back(std::forward<V>(value));
        return EntityId{static_cast<std::uint32_t>(rows_.size() - 1)};
    }
    void assign(std::size_t size, const T& value) { rows_.assign(size, value); }
    void resize(std::size_t size) { rows_.resize(size); }
    void reserve(std::size_t size) { rows_.reserve(size); }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] T* data() { return rows_.data(); }
    [[nodiscard]] const T* data() const { return rows_.data(); }
    [[nodiscard]] auto begin() { return rows_.begin(); }
    [[nodiscard]] auto end() { return rows_.end(); }
    [[nodiscard]] auto begin() const { return rows_.begin(); }
    [[nodiscard]] auto end() const { return rows_.end(); }

    bool operator==(const Column&) const = default;

  private:
    std::vector<T> rows_;
};

/// All ids of a table of `size` rows, for range-for.
template <class EntityId>
class AllIds {
  public:
    struct Iterator {
        std::uint32_t row;
        EntityId operator*() const { return EntityId{row}; }
        Iterator& operator++() {
            ++row;
            return *this;
        }
        bool operator==(const Iterator&) const = default;
    };
    explicit AllIds(std::size_t size) : size_(static_cast<std::uint32_t>(size)) {}
    [[nodiscard]] Iterator begin() const { return {0}; }
    [[nodiscard]] Iterator end() const { return {size_}; }

  private:
    std::uint32_t size_;
};

/// The ids of the rows from `begin` up to `end`.
template <class EntityId>
class IdsBetween {
  public:
    IdsBetween(std::size_t begin, std::size_t end) : begin_(begin), end_(end) {}
    [[nodiscard]] std::size_t size() const { return end_ - begin_; }
    [[nodiscard]] EntityId operator[](std::size_t i) const {
        return EntityId{static_cast<std::uint32_t>(begin_ + i)};
    }

  private:
    std::size_t begin_, end_;
};

}  // namespace musubi

#pragma once

#include <hdf5.h>
#include <hdf5_hl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

/// A small layer over the C API of HDF5: handles that close themselves, and errors as exceptions. HDF5 is not
/// made for threads: one at a time.
namespace musubi::hdf5 {

/// The attribute of a dimension that netCDF numbers it by: here its place among all dimensions of the panel.
constexpr const char* number_of_dimension = "_Netcdf4Dimid";

/// What HDF5 could not do, and why.
class Fault : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Throws a Fault with the reasons on HDF5's error stack, and empties that; std::bad_alloc if one of them is
/// that there is no memory.
[[noreturn]] void fail(const std::string& doing);

/// From here on this thread's errors are exceptions only: HDF5 prints nothing by itself.
void print_no_errors();

/// The answer of an HDF5 function, if it is not negative.
template <class Answer>
Answer checked(Answer answer, const std::string& doing) {
    if (answer < 0) fail(doing);
    return answer;
}

/// Owns an HDF5 identifier.
class Handle {
  public:
    using Close = herr_t (*)(hid_t);
    /// Throws a Fault if the identifier is not valid.
    Handle(hid_t id, Close close, const std::string& doing) : id_(checked(id, doing)), close_(close) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle& operator=(Handle&&) = delete;
    ~Handle() {
        if (id_ >= 0) close_(id_);
    }
    operator hid_t() const {
        return id_;
    }  // NOLINT(google-explicit-constructor): it stands in for the identifier

  private:
    hid_t id_;
    Close close_;
};

/// Texts are of variable length, in UTF-8.
Handle text_type();

/// HDF5's name for a type of numbers, in this machine's order of bytes. Not to be closed.
template <class Number>
hid_t number_type() {
    if constexpr (std::is_same_v<Number, std::int8_t>)
        return H5T_NATIVE_INT8;
    else if constexpr (std::is_same_v<Number, std::int32_t>)
        return H5T_NATIVE_INT32;
    else if constexpr (std::is_same_v<Number, std::int64_t>)
        return H5T_NATIVE_INT64;
    else if constexpr (std::is_same_v<Number, std::uint64_t>)
        return H5T_NATIVE_UINT64;
    else if constexpr (std::is_same_v<Number, float>)
        return H5T_NATIVE_FLOAT;
    else {
        static_assert(std::is_same_v<Number, double>);
        return H5T_NATIVE_DOUBLE;
    }
}

/// Lets HDF5 make texts until they are `bytes` long together. Each is to be freed with std::free.
class TextBudget {
  public:
    explicit TextBudget(std::size_t bytes);
    TextBudget(const TextBudget&) = delete;
    TextBudget& operator=(const TextBudget&) = delete;
    /// Properties to read with.
    [[nodiscard]] hid_t transfer() const { return transfer_; }
    [[nodiscard]] bool is_exceeded() const { return exceeded_; }

  private:
    static void* take(std::size_t bytes, void* budget);
    std::size_t left_;
    bool exceeded_ = false;
    Handle transfer_;
};

/// A name that no file can have, a different one at each call. HDF5 takes two files in memory with one name
/// for the same file, and looks for a file of that name even if it writes to memory only.
std::string name_of_no_file();

/// Opens the bytes of a file for reading, without a copy. They must outlive the handle, and are not changed.
Handle open_image(std::span<std::byte> image);

/// Properties to create something with, of one of HDF5's classes (H5P_DATASET_CREATE …).
Handle properties(hid_t kind);

}  // namespace musubi::hdf5

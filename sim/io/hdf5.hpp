#pragma once

#include <hdf5.h>

#include <string>
#include <utility>

namespace musubi::hdf5 {

/// Throws std::runtime_error with the library's own account of what went wrong.
[[noreturn]] void fail(const std::string& what);

/// The result of a call, or an exception if it is negative.
template <class T>
T check(T result, const char* what) {
    if (result < 0) fail(what);
    return result;
}

/// An identifier of the library that is released when it goes out of sight.
class Handle {
  public:
    using Close = herr_t (*)(hid_t);
    Handle(hid_t id, Close close, const char* what) : id_(check(id, what)), close_(close) {}
    ~Handle() {
        if (id_ >= 0) close_(id_);
    }
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle& operator=(Handle&&) = delete;
    operator hid_t() const { return id_; }

  private:
    hid_t id_;
    Close close_;
};

/// Variable-length UTF-8: the only kind of text that all readers understand.
Handle text_type();
/// Error messages become exceptions instead of lines on stderr.
void silence_the_library();

void write_attribute(hid_t object, const char* name, const std::string& text);
void write_attribute(hid_t object, const char* name, hid_t type, const void* numbers, hsize_t count, bool is_scalar);

}  // namespace musubi::hdf5

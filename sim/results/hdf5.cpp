#include "sim/results/hdf5.hpp"

#include <atomic>
#include <cstdlib>
#include <new>
#include <string_view>

namespace musubi::hdf5 {
namespace {

/// What stands on HDF5's error stack.
struct Reasons {
    std::string text;
    bool no_memory = false;
};

/// zlib needs memory to begin, and fails for nothing else that HDF5 asks of it; nor does a part of HDF5 that
/// is entered for the first time need anything but memory. Where a call deep inside finds none, its kind of
/// error is that of what it was at: then only the words tell ("memory allocation failed", "image null after
/// H5MM_realloc()", "application memory allocation routine failed").
bool is_of_memory(const H5E_error2_t& error, std::string_view description) {
    return (error.maj_num == H5E_RESOURCE &&
            (error.min_num == H5E_NOSPACE || error.min_num == H5E_CANTALLOC)) ||
           (error.maj_num == H5E_FUNC && error.min_num == H5E_CANTINIT) ||
           description.starts_with("inflateInit()") || description.find("alloc") != std::string_view::npos;
}

herr_t add_reason(unsigned /*depth*/, const H5E_error2_t* error, void* to) {
    Reasons& reasons = *static_cast<Reasons*>(to);
    const std::string_view description = error->desc != nullptr ? error->desc : "";
    if (!description.empty()) reasons.text.append(": ").append(description);
    reasons.no_memory = reasons.no_memory || is_of_memory(*error, description);
    return 0;
}

}  // namespace

void fail(const std::string& doing) {
    Reasons reasons{"cannot " + doing};
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, add_reason, &reasons);
    H5Eclear2(H5E_DEFAULT);
    if (reasons.no_memory) throw std::bad_alloc();
    throw Fault(reasons.text);
}

void print_no_errors() {
    // The library begins here, and needs nothing but memory for it. One that began by half says wrong things
    // of files.
    if (H5open() < 0 || H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) < 0) throw std::bad_alloc();
}

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "copy a type");
    checked(H5Tset_size(type, H5T_VARIABLE), "make a type of texts");
    checked(H5Tset_cset(type, H5T_CSET_UTF8), "make a type of texts");
    return type;
}

TextBudget::TextBudget(std::size_t bytes) : left_(bytes), transfer_(properties(H5P_DATASET_XFER)) {
    checked(H5Pset_vlen_mem_manager(
                transfer_, take, this, [](void* text, void*) { std::free(text); }, nullptr),
            "limit the length of texts");
}

void* TextBudget::take(std::size_t bytes, void* budget) {
    auto& self = *static_cast<TextBudget*>(budget);
    self.exceeded_ = self.exceeded_ || bytes > self.left_;
    if (self.exceeded_) return nullptr;
    self.left_ -= bytes;
    return std::malloc(bytes);  // NOLINT(cppcoreguidelines-no-malloc): HDF5 frees it so, too
}

std::string name_of_no_file() {
    static std::atomic<unsigned> count = 0;
    return "/dev/null/" + std::to_string(count++);
}

Handle open_image(std::span<std::byte> image) {
    print_no_errors();
    const Handle access = properties(H5P_FILE_ACCESS);
    checked(H5Pset_fapl_core(access, 1 << 16, false), "keep the file in memory");
    // Wherever HDF5 would make a copy of the bytes, it gets the bytes themselves.
    H5FD_file_image_callbacks_t no_copies{
        [](std::size_t, H5FD_file_image_op_t, void* bytes) { return bytes; },
        [](void* to, const void*, std::size_t, H5FD_file_image_op_t, void*) { return to; },
        [](void*, std::size_t, H5FD_file_image_op_t, void*) -> void* { return nullptr; },
        [](void*, H5FD_file_image_op_t, void*) -> herr_t { return 0; },
        [](void* bytes) { return bytes; },
        [](void*) -> herr_t { return 0; },
        image.data()};
    checked(H5Pset_file_image_callbacks(access, &no_copies), "keep the file in memory");
    checked(H5Pset_file_image(access, image.data(), image.size()), "keep the file in memory");
    return {H5Fopen(name_of_no_file().c_str(), H5F_ACC_RDONLY, access), H5Fclose, "open the file"};
}

Handle properties(hid_t kind) { return {H5Pcreate(kind), H5Pclose, "create properties"}; }

}  // namespace musubi::hdf5

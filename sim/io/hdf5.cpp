#include "sim/io/hdf5.hpp"

#include <stdexcept>

namespace musubi::hdf5 {

void fail(const std::string& what) {
    std::string message = "HDF5: " + what;
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_UPWARD,
        [](unsigned, const H5E_error2_t* error, void* text) -> herr_t {
            if (error->desc != nullptr) *static_cast<std::string*>(text) += std::string("; ") + error->desc;
            return 0;
        },
        &message);
    throw std::runtime_error(message);
}

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
    check(H5Tset_size(type, H5T_VARIABLE), "text type");
    check(H5Tset_cset(type, H5T_CSET_UTF8), "text type");
    return type;
}

void silence_the_library() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

void write_attribute(hid_t object, const char* name, const std::string& text) {
    const char* characters = text.c_str();
    write_attribute(object, name, text_type(), &characters, 1, true);
}

void write_attribute(hid_t object, const char* name, hid_t type, const void* numbers, hsize_t count, bool is_scalar) {
    const Handle space(is_scalar ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &count, nullptr), H5Sclose, name);
    const Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name);
    check(H5Awrite(attribute, type, numbers), name);
}

}  // namespace musubi::hdf5

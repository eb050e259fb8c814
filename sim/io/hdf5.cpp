#include "sim/io/hdf5.hpp"

namespace musubi::hdf5 {
namespace {

herr_t add_reason(unsigned /*depth*/, const H5E_error2_t* error, void* reasons) {
    if (error->desc != nullptr) *static_cast<std::string*>(reasons) += std::string(": ") + error->desc;
    return 0;
}

}  // namespace

void fail(const std::string& doing) {
    std::string text = "cannot " + doing;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, add_reason, &text);
    H5Eclear2(H5E_DEFAULT);
    throw Fault(text);
}

void print_no_errors() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "copy a type");
    checked(H5Tset_size(type, H5T_VARIABLE), "make a type of texts");
    checked(H5Tset_cset(type, H5T_CSET_UTF8), "make a type of texts");
    return type;
}

Handle properties(hid_t kind) { return {H5Pcreate(kind), H5Pclose, "create properties"}; }

}  // namespace musubi::hdf5

#include "tools/musubi/options/file_option.hpp"

namespace musubi {

CLI::Validator named() {
    return {[](const std::string& name) { return std::string(name.empty() ? "'' names no file" : ""); }, ""};
}

}  // namespace musubi

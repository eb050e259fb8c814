#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace musubi {

/// A document as it is printed. A file's name may be no UTF-8, which JSON must be: what is none is replaced.
template <class Json>
std::string json_text(const Json& document) {
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace musubi

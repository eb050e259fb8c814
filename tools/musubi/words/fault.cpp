#include "tools/musubi/words/fault.hpp"

#include "sim/io/input_file.hpp"
#include "tools/musubi/words/messages.hpp"

namespace musubi {

ExitCode tell_unread(const std::system_error& fault) {
    tell(fault.what());
    const auto* const unread = dynamic_cast<const CannotRead*>(&fault);
    return unread != nullptr && unread->is_of_machine() ? exit_not_read : exit_bad_input;
}

}  // namespace musubi

#include "tools/musubi/options/overwrite_option.hpp"

namespace musubi {

void declare_overwrite(CLI::App& command, Overwrite& overwrite) {
    command.add_flag_callback(
        "--overwrite", [&overwrite] { overwrite = Overwrite::yes; }, "Replace an existing file");
}

}  // namespace musubi

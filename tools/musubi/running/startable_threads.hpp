#pragma once

namespace musubi {

/// As many of so many threads (0: of the machine) as can be started here; says once if those are fewer.
int startable_threads(int wanted);

}  // namespace musubi

#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "musubi/joint_work.hpp"
#include "musubi/panel.hpp"

namespace musubi {

inline constexpr const char* network_group = "/network";

/// Who worked with whom in one replicate: what of its joint work a result keeps.
struct NetworkTables {
    struct Year {
        std::int64_t fiscal_year = 0;
        std::vector<std::int64_t> projects;       ///< their lasting names
        std::vector<std::uint32_t> first_member;  ///< by project; one past the end at the back
        std::vector<std::uint32_t> members;       ///< agents
    };
    JointWork people;  ///< of the last year; without projects and distances
    std::vector<std::uint32_t>
        number;  ///< by agent: from 1, among those of its kind and organisation or region
    std::vector<Year> years;

    void add_year(std::int64_t fiscal_year, const JointWork& work);
};

/// The tables of the replicates that are done, until they are put into the results. For many threads.
class KeptTables {
  public:
    void keep(std::uint64_t replicate, NetworkTables tables);
    /// Puts those of the replicates that are in `results` into it; those of replicates that were done earlier
    /// are in `earlier`.
    void append(Panel& results, const Panel* earlier);

  private:
    std::mutex mutex_;
    std::map<std::uint64_t, NetworkTables> kept_;
};

/// The tables of a replicate; nothing if the results do not hold them.
std::optional<NetworkTables> tables_in(const Panel& results, std::int64_t replicate);
/// The replicates of which the results hold tables, in order.
std::vector<std::int64_t> replicates_with_tables(const Panel& results);
/// Whether the tables say which organisations are generated. If they do not, none is marked as generated.
bool tells_who_is_generated(const Panel& results);

}  // namespace musubi

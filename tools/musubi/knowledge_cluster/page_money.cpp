#include <algorithm>

#include "models/knowledge_cluster/world/world.hpp"
#include "sim/experiment/estimates/summary.hpp"
#include "tools/musubi/knowledge_cluster/page_parts.hpp"

namespace musubi {
namespace {

constexpr double thousand_yen_per_million = 1000;

/// The money of a result by fiscal year, region, line and flow, in millions of yen.
class Money {
  public:
    explicit Money(const Panel& panel)
        : lines_(panel.dimension("line").size()),
          flows_(panel.dimension("flow").labels),
          regions_(panel.dimension("region").size()),
          sums_(sums_by_cell(panel, {"", "money", {}, {}}, {"fiscal_year", "region", "line", "flow"})) {}

    [[nodiscard]] std::vector<double> of(std::size_t year, std::size_t region, std::size_t line,
                                         const char* flow) const {
        const auto f =
            static_cast<std::size_t>(std::find(flows_.begin(), flows_.end(), flow) - flows_.begin());
        return in_millions(sums_.of(((year * regions_ + region) * lines_ + line) * flows_.size() + f));
    }
    [[nodiscard]] std::vector<double> of_line(std::size_t year, std::size_t line, const char* flow) const {
        std::vector<double> sum = of(year, 0, line, flow);
        for (std::size_t r = 1; r < regions_; ++r) add_to(sum, of(year, r, line, flow));
        return sum;
    }
    static std::vector<double> in_millions(std::vector<double> thousands) {
        for (double& money : thousands) money /= thousand_yen_per_million;
        return thousands;
    }

  private:
    std::size_t lines_;
    std::vector<std::string> flows_;
    std::size_t regions_;
    CellSums sums_;
};

/// One end of a flow: a name, and what it is a name of.
struct End {
    const char* about;
    std::string name;
};

class Flows {
  public:
    Flows(PageTable& table, const ShownResult& result, std::size_t year)
        : table_(table), result_(result), year_(year) {}

    /// What never flows is no flow.
    void add(const End& from, const End& to, const std::vector<double>& millions) {
        if (std::all_of(millions.begin(), millions.end(), [](double money) { return money == 0; })) return;
        const Estimate e = estimate(millions);
        table_.add({result_.from.name, result_.year(year_), from.about, from.name, to.about, to.name, e.mean,
                    e.low, e.high});
    }

  private:
    PageTable& table_;
    const ShownResult& result_;
    std::size_t year_;
};

void add_year(const ShownResult& result, const Money& money, const CellSums& undistributed, std::size_t year,
              PageTable& table) {
    using knowledge_cluster::grant_line_count;
    const auto& lines = result.panel().dimension("line").labels;
    Flows flows(table, result, year);
    const End ministry{"source", "ministry"};
    for (std::size_t r = 0; r < result.regions; ++r) {
        std::vector<double> grant = money.of(year, r, 0, "granted");
        for (std::size_t l = 1; l < grant_line_count; ++l) add_to(grant, money.of(year, r, l, "granted"));
        flows.add(ministry, {"region", result.region(r)}, grant);
    }
    flows.add(ministry, {"region", "undistributed"}, Money::in_millions(undistributed.of(year)));
    for (std::size_t r = 0; r < result.regions; ++r)
        for (std::size_t l = 0; l < grant_line_count; ++l)
            flows.add({"region", result.region(r)}, {"line", lines[l]}, money.of(year, r, l, "granted"));
    for (std::size_t l = 0; l < grant_line_count; ++l) {
        flows.add({"source", "carried_in"}, {"line", lines[l]}, money.of_line(year, l, "carried_in"));
        for (const char* use : {"spent", "carried_out", "returned"})
            flows.add({"line", lines[l]}, {"use", use}, money.of_line(year, l, use));
    }
}

}  // namespace

PageJson flow_table(const std::vector<ShownResult>& results) {
    PageTable table{{"result", {"Scenario", "シナリオ"}},
                    {"fiscal_year", {"Fiscal year", "年度"}},
                    {"from_kind", {"From (kind)", "出所の種類"}},
                    {"from", {"From", "出所"}, "from_kind"},
                    {"to_kind", {"To (kind)", "行先の種類"}},
                    {"to", {"To", "行先"}, "to_kind"},
                    {"mean", {"Million yen (mean)", "百万円（平均）"}},
                    {"p05", {"5 %", "5 %点"}},
                    {"p95", {"95 %", "95 %点"}}};
    for (const ShownResult& result : results) {
        const Money money(result.panel());
        const CellSums undistributed =
            sums_by_cell(result.panel(), {"", "undistributed", {}, {}}, {"fiscal_year"});
        for (std::size_t y = 0; y < result.years; ++y) add_year(result, money, undistributed, y, table);
    }
    return std::move(table).json();
}

}  // namespace musubi

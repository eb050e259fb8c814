#include <utility>

#include "tools/musubi/knowledge_cluster/page_parts.hpp"
#include "tools/musubi/page/page_differences.hpp"

namespace musubi {

PageJson yearly_differences(const ShownResult& base, const ShownResult& changed) {
    PageTable table = difference_table({{"fiscal_year", {"Fiscal year", "年度"}}});
    for (std::size_t i = 0; i < base.indicators.size(); ++i)
        for (std::size_t y = 0; y < base.years; ++y)
            add_difference(
                table, base.indicators[i], {base.year(y)},
                paired_difference(base.of_all_regions(i, y), changed.of_all_regions(i, y), base.vectors));
    return std::move(table).json();
}

PageJson regional_differences(const ShownResult& base, const ShownResult& changed) {
    PageTable table = difference_table({{"region", {"Region", "地域"}, "region"}});
    for (std::size_t i = 0; i < base.indicators.size(); ++i)
        for (std::size_t r = 0; r < base.regions; ++r)
            if (base.is_of_the_programme(r))
                add_difference(
                    table, base.indicators[i], {base.region(r)},
                    paired_difference(base.of_all_years(i, r), changed.of_all_years(i, r), base.vectors));
    return std::move(table).json();
}

}  // namespace musubi

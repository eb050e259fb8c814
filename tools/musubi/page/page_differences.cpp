#include "tools/musubi/page/page_differences.hpp"

#include "sim/experiment/comparison/answers.hpp"
#include "tools/musubi/models.hpp"
#include "tools/musubi/page/page_parts.hpp"

namespace musubi {

PageTable difference_table(const PageTable::Column& of) {
    return PageTable{
        {"indicator", {"Indicator", "指標"}, "indicator"},
        of,
        {"base", {"Base (mean)", "基準（平均）"}},
        {"changed", {"Changed (mean)", "変更後（平均）"}},
        {"mean", {"Mean difference", "平均の差"}},
        {"low", {"low (90 % interval)", "下限（90 %区間）"}},
        {"high", {"high (90 % interval)", "上限（90 %区間）"}},
        {"relative", {"Relative change", "変化率"}},
        {"same_sign",
         {"Replicates with that sign (depends on the coupling)", "同符号の割合（乱数の対応に依存）"}}};
}

void add_difference(PageTable& table, const knowledge_cluster::ShownIndicator& indicator, const PageJson& of,
                    const PairedDifference& difference) {
    const PairedDifference d = times(indicator.factor, difference);
    table.add({indicator.id, of, d.base, d.changed, d.mean, d.low, d.high, d.relative, d.same_sign});
}

PageJson yearly_differences(const ShownResult& base, const ShownResult& changed) {
    PageTable table = difference_table({"fiscal_year", {"Fiscal year", "年度"}});
    for (std::size_t i = 0; i < base.indicators.size(); ++i)
        for (std::size_t y = 0; y < base.years; ++y)
            add_difference(
                table, base.indicators[i], base.year(y),
                paired_difference(base.of_all_regions(i, y), changed.of_all_regions(i, y), base.vectors));
    return std::move(table).json();
}

PageJson regional_differences(const ShownResult& base, const ShownResult& changed) {
    PageTable table = difference_table({"region", {"Region", "地域"}, "region"});
    for (std::size_t i = 0; i < base.indicators.size(); ++i)
        for (std::size_t r = 0; r < base.regions; ++r)
            if (base.is_of_the_programme(r))
                add_difference(
                    table, base.indicators[i], base.region(r),
                    paired_difference(base.of_all_years(i, r), changed.of_all_years(i, r), base.vectors));
    return std::move(table).json();
}

PageJson ratios_of_changes(const ShownResult& base, const ShownResult& changed) {
    PageTable table{{"ratio", {"Ratio", "比"}},
                    {"units", {"Units", "単位"}},
                    {"mean", {"Ratio of the mean differences", "平均の差の比"}},
                    {"low", {"low (90 % interval)", "下限（90 %区間）"}},
                    {"high", {"high (90 % interval)", "上限（90 %区間）"}}};
    const AnyModel* model = model_of(base.from.result);
    if (model != nullptr && model->questions)
        for (const auto& [asked, ratio] :
             answer(model->questions(base.panel()), base.panel(), changed.panel()).ratios)
            table.add({asked.heading, asked.units, ratio.value, ratio.low, ratio.high});
    return std::move(table).json();
}

}  // namespace musubi

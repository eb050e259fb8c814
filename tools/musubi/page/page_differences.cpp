#include "tools/musubi/page/page_differences.hpp"

#include <utility>

#include "sim/experiment/comparison/answers.hpp"
#include "tools/musubi/page/page_numbers.hpp"

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

void add_difference(PageTable& table, const ShownIndicator& indicator, const PageJson& of,
                    const PairedDifference& difference) {
    const PairedDifference d = times(indicator.factor, difference);
    table.add({indicator.id, of, d.base, d.changed, d.mean, d.low, d.high, d.relative, d.same_sign});
}

PageJson ratios_of_changes(const Questions& questions, const Panel& base, const Panel& changed) {
    PageTable table{{"ratio", {"Ratio", "比"}},
                    {"units", {"Units", "単位"}},
                    {"mean", {"Ratio of the mean differences", "平均の差の比"}},
                    {"low", {"low (90 % interval)", "下限（90 %区間）"}},
                    {"high", {"high (90 % interval)", "上限（90 %区間）"}}};
    for (const auto& [asked, ratio] : answer(questions, base, changed).ratios)
        table.add({asked.heading, asked.units, ratio.value, ratio.low, ratio.high});
    return std::move(table).json();
}

}  // namespace musubi

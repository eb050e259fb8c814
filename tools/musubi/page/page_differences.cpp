#include "tools/musubi/page/page_differences.hpp"

#include <utility>

#include "sim/experiment/comparison/answers.hpp"
#include "tools/musubi/page/page_numbers.hpp"

namespace musubi {

std::vector<PageTable::Column> with_differences(std::vector<PageTable::Column> columns) {
    const std::vector<PageTable::Column> of_a_difference{
        {"base", {"Base (mean)", "基準（平均）"}},
        {"changed", {"Changed (mean)", "変更後（平均）"}},
        {"mean", {"Mean difference", "平均の差"}},
        {"low", {"low (90 % interval)", "下限（90 %区間）"}},
        {"high", {"high (90 % interval)", "上限（90 %区間）"}},
        {"relative", {"Relative change", "変化率"}},
        {"same_sign",
         {"Replicates with that sign (depends on the coupling)", "同符号の割合（乱数の対応に依存）"}},
        {"over_vectors_low", {"5 % over what is not known", "未知のパラメータによる幅（5 %）"}, "", true},
        {"over_vectors_high", {"95 % over what is not known", "未知のパラメータによる幅（95 %）"}, "", true},
        {"over_vectors_same_sign", {"Vectors with that sign", "同符号の組の割合"}, "", true}};
    columns.insert(columns.end(), of_a_difference.begin(), of_a_difference.end());
    return columns;
}

PageTable difference_table(std::vector<PageTable::Column> of) {
    of.insert(of.begin(), {"indicator", {"Indicator", "指標"}, "indicator"});
    return PageTable(with_differences(std::move(of)));
}

void add_difference(PageTable& table, const ShownIndicator& indicator, std::vector<PageJson> of,
                    const PairedDifference& difference) {
    const PairedDifference d = times(indicator.factor, difference);
    std::vector<PageJson> cells{indicator.id};
    for (PageJson& cell : of) cells.push_back(std::move(cell));
    for (const double number : {d.base, d.changed, d.mean, d.low, d.high, d.relative, d.same_sign,
                                d.over_vectors.low, d.over_vectors.high, d.over_vectors.same_sign})
        cells.emplace_back(number);
    table.add(std::move(cells));
}

PageJson ratios_of_changes(const Questions& questions, const Panel& base, const Panel& changed) {
    PageTable table{
        {"ratio", {"Ratio", "比"}},
        {"units", {"Units", "単位"}},
        {"mean", {"Ratio of the mean differences", "平均の差の比"}},
        {"low", {"low (90 % interval)", "下限（90 %区間）"}},
        {"high", {"high (90 % interval)", "上限（90 %区間）"}},
        {"over_vectors_low", {"5 % over what is not known", "未知のパラメータによる幅（5 %）"}, "", true},
        {"over_vectors_high", {"95 % over what is not known", "未知のパラメータによる幅（95 %）"}, "", true}};
    for (const auto& [asked, ratio] : answer(questions, base, changed).ratios)
        table.add({asked.heading, asked.units, ratio.value, ratio.low, ratio.high, ratio.over_vectors.low,
                   ratio.over_vectors.high});
    return std::move(table).json();
}

}  // namespace musubi

#include "tools/musubi/page/page_settings.hpp"

#include <fmt/core.h>

#include <map>

#include "sim/io/resolved_toml.hpp"
#include "tools/musubi/models.hpp"

#include "tools/musubi/words/parameter_text.hpp"

namespace musubi {
namespace {}  // namespace

PageJson settings_table(const std::vector<Compared>& results) {
    PageTable table{{"name", {"Setting", "設定"}},
                    {"base", {"Value", "値"}},
                    {"changed", {"Value in the changed scenario", "変更後の値"}},
                    {"differs", {"Differs", "相違"}},
                    {"default", {"Default", "既定値"}},
                    {"unit", {"Unit", "単位"}},
                    {"source",
                     {"Source: a the programme's sheet, b published, c assumption",
                      "出典：a 評価書、b 公表資料、c 仮定"}},
                    {"meaning", {"Meaning", "意味（英語）"}}};
    const AnyModel* model = model_of(results.front().result);
    const auto base = settings_in(results.front().result.provenance.resolved_scenario);
    const auto changed = settings_in(results.back().result.provenance.resolved_scenario);
    if (model != nullptr)
        for (const ParameterSpec& spec : *model->parameters) {
            const std::string before = setting_or(base, spec.name, ""),
                              after = setting_or(changed, spec.name, "");
            table.add({spec.name, before, after, before != after, toml_value(spec.fallback), spec.unit,
                       class_of(spec.source), spec.meaning});
        }
    return std::move(table).json();
}

PageJson provenance_of(const std::vector<Compared>& results) {
    PageJson all = PageJson::array();
    for (const Compared& result : results) {
        const Provenance& from = result.result.provenance;
        all.push_back({{"name", result.name},
                       {"title", result.result.panel.title},
                       {"seed", fmt::format("{}", from.seed)},  // a text: JavaScript would round it
                       {"replicates", from.replicates},
                       {"version", from.version},
                       {"commit", from.commit},
                       {"scenario_checksum", from.scenario_checksum},
                       {"parameters", from.parameters},
                       {"end_time", from.end_time}});
    }
    return all;
}

}  // namespace musubi

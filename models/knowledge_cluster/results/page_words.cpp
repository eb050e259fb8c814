#include "models/knowledge_cluster/results/page_words.hpp"

#include <algorithm>
#include <string_view>

#include "models/knowledge_cluster/results/rest_of_country.hpp"

namespace musubi::knowledge_cluster {
namespace {

using Selection = std::vector<std::pair<std::string, std::string>>;

constexpr double millions_per_thousand = 0.001;

const std::vector<PageWord>& words() {
    static const std::vector<PageWord> all{
        {"field", "IT", {"Information technology", "情報通信"}},
        {"field", "Life", {"Life science", "ライフサイエンス"}},
        {"field", "Nano", {"Nanotechnology, materials", "ナノテク・材料"}},
        {"field", "Environment", {"Environment", "環境"}},
        {"size", "large", {"large", "大"}},
        {"size", "medium", {"medium", "中"}},
        {"size", "small", {"small", "小"}},
        {"state", "none", {"not in the programme", "対象外"}},
        {"state", "trial", {"trial", "試行"}},
        {"state", "full", {"full", "本格実施"}},
        {"state", "expanded", {"expanded after evaluation", "評価後に拡充"}},
        {"state", "held", {"held after evaluation", "評価後も継続"}},
        {"state", "shrunk", {"shrunk after evaluation", "評価後に縮小"}},
        {"state", "stopped", {"stopped after evaluation", "評価後に中止"}},
        {"state", "completed", {"completed", "終了"}},
        {"source", "ministry", {"Ministry's budget", "文部科学省の予算"}},
        {"source", "carried_in", {"Carried over from last year", "前年度繰越"}},
        {"region", "undistributed", {"Not distributed", "未配分"}},
        {"line", "research", {"Joint research", "共同研究"}},
        {"line", "coordination", {"Coordinators", "コーディネータ"}},
        {"line", "ip", {"Patent advisers", "特許アドバイザー"}},
        {"line", "centres", {"Joint research centres", "共同研究センター"}},
        {"line", "administration", {"Administration", "管理運営"}},
        {"use", "spent", {"Spent", "支出"}},
        {"use", "carried_out", {"Carried over to next year", "翌年度繰越"}},
        {"use", "returned", {"Returned to the treasury", "国庫返納"}},
        {"group", "trial", {"Trial regions", "試行地域"}},
        {"group", "full", {"Full regions", "本格実施地域"}},
        {"group", "moved", {"Regions full in one, on trial in the other", "本格実施か試行かが異なる地域"}},
        {"group", "others", {"All other regions", "その他の地域"}},
        {"kind", "institution", {"University or institute", "大学・研究機関"}},
        {"kind",
         "generated",
         {"Generated institution: stands for no real one", "生成された機関（実在しない）"}},
        {"kind", "firm", {"Firm", "企業"}},
        {"outcome",
         "programme_patents",
         {"programme patent applications, all years", "プログラムの特許出願（国内、全期間）"}},
        {"outcome",
         "patents_in_projects",
         {"programme applications on inventions of its projects, all years",
          "プログラムの共同研究で生まれた発明の出願（全期間）"}},
        {"outcome",
         "uncovered_patents",
         {"programme applications on older inventions that advisers uncovered, all years",
          "アドバイザーが掘り起こした発明の出願（全期間）"}},
        {"outcome", "all_patents", {"all patent applications, all years", "全国の特許出願（国内、全期間）"}},
        {"outcome",
         "programme_projects",
         {"programme projects started, all years", "開始したプログラム共同研究（全期間）"}},
        {"outcome",
         "own_projects_in_last_year",
         {"own-money projects started in the last year", "最終年度に開始した自己資金の共同研究"}},
        {"outcome",
         "own_projects_started",
         {"own-money projects started, all years", "開始した自己資金の共同研究（全期間）"}},
        {"outcome", "all_projects", {"all projects started, all years", "開始した共同研究（全期間）"}},
        {"outcome", "introductions", {"introductions, all years", "コーディネータによる紹介（全期間）"}},
        {"outcome", "hubs", {"hubs in the last year", "最終年度のハブ地域"}},
        {"outcome", "commercialisations", {"commercialisations, all years", "事業化（全期間）"}},
        {"outcome", "firms_founded", {"firms founded, all years", "起業（全期間）"}},
        {"outcome", "new_jobs", {"new jobs, all years", "新規雇用（全期間）"}},
        {"outcome", "money_granted", {"money granted, all years", "地域への交付額（全期間）"}},
        {"outcome",
         "undistributed_money",
         {"money that no region got, all years", "どの地域にも配分されなかった予算（全期間）"}},
    };
    return all;
}

const std::vector<InTwoLanguages>& caveats_of_the_model() {
    static const std::vector<InTwoLanguages> caveats{
        {"The programme's own evaluation sheet says that its success is hard to measure by quantitative "
         "indicators alone. These numbers are a part of the picture, not the whole.",
         "本事業の評価書自身が、成果を定量的な指標のみで測ることは難しいと述べています。ここにある数値は全体"
         "像の一"
         "部にすぎません。"},
        {"This is a comparison of scenarios in a model, not a forecast.",
         "これはモデル上のシナリオの比較であり、将来予測ではありません。"},
    };
    return caveats;
}

const std::vector<InTwoLanguages>& caveats_of_results() {
    static const std::vector<InTwoLanguages> caveats{
        {"Most parameters are assumptions (source class c in the table of settings), to be varied before a "
         "decision rests on a number.",
         "パラメータの多くは仮定（設定の表の出典区分 "
         "c）です。数値を判断の根拠とする前に、値を変えて確かめてください。"},
        {"Institutions and firms are counted once a region: who takes part in two counts twice. Projects are "
         "those running in March. The rest of the country is not in the numbers of all regions.",
         "機関・企業は地域ごとに1回数えるため、2地域に参加する機関は2回数えられます。共同研究の数は3月時点で"
         "実施中のものです。全地域の数値に「その他の地域」は含みません。"},
        {"Patents abroad, start-ups, jobs and the hub index are not calibrated: there is nothing that they "
         "were "
         "set to meet.",
         "海外出願、起業、雇用、ハブ指標は較正されていません。合わせるべき観測値がないためです。"},
    };
    return caveats;
}

/// What the regions are called; none of a result that does not say.
std::vector<PageWord> region_names(const Panel& results) {
    std::vector<PageWord> names;
    if (results.find("region_name") == nullptr || results.find("region_name_ja") == nullptr) return names;
    const auto texts = [&](const char* name) {
        return std::get<std::vector<std::string>>(results.variable(name).numbers);
    };
    const auto &en = texts("region_name"), &ja = texts("region_name_ja");
    const auto& codes = results.dimension("region").labels;
    for (std::size_t r = 0; r < codes.size(); ++r) names.push_back({"region", codes[r], {en[r], ja[r]}});
    return names;
}

}  // namespace

std::vector<ShownIndicator> shown_indicators(const Panel& results) {
    const Selection programme{{"sponsor", "programme"}}, own{{"sponsor", "own"}},
        rest = left_out_as_rest(rest_of_country(results));
    Selection not_the_grant = rest;
    not_the_grant.emplace_back("line", "matching");
    const InTwoLanguages applications{"applications", "件"}, projects{"projects", "件"}, firms{"firms", "社"};
    return {
        {"patents",
         {"programme patent applications", "プログラムの特許出願（国内）"},
         applications,
         {"", "patent_applications_domestic", programme, rest}},
        {"institutions",
         {"institutions in programme projects", "プログラムの共同研究に参加する機関"},
         {"institutions", "機関"},
         {"", "participating_institutions", programme, rest}},
        {"firms",
         {"firms in programme projects", "プログラムの共同研究に参加する企業"},
         firms,
         {"", "participating_firms", programme, rest}},
        {"projects",
         {"programme projects running", "実施中のプログラム共同研究"},
         projects,
         {"", "projects_running", programme, rest}},
        {"own_projects",
         {"own-money joint research running", "自己資金で実施中の共同研究"},
         projects,
         {"", "projects_running", own, rest}},
        {"granted",
         {"money granted to the regions", "地域への交付額"},
         {"million yen", "百万円"},
         {"", "money", {{"flow", "granted"}}, not_the_grant},
         millions_per_thousand},
        {"patents_made",
         {"programme applications on inventions of its projects",
          "うちプログラムの共同研究で生まれた発明の出願"},
         applications,
         {"", "patent_applications_made_in_projects", programme, rest}},
        {"patents_uncovered",
         {"programme applications on older inventions that advisers uncovered",
          "うちアドバイザーが掘り起こした既存の発明の出願"},
         applications,
         {"", "patent_applications_uncovered", programme, rest}},
        {"patents_abroad",
         {"programme patent applications abroad", "プログラムの特許出願（海外）"},
         applications,
         {"", "patent_applications_foreign", programme, rest},
         1,
         false},
        {"startups",
         {"start-ups from programme patents", "プログラムの特許による起業"},
         firms,
         {"", "startups", programme, rest},
         1,
         false},
        {"jobs",
         {"new jobs from programme patents", "プログラムの特許による新規雇用"},
         {"jobs", "人"},
         {"", "jobs", programme, rest},
         1,
         false},
    };
}

bool can_be_shown(const Panel& results) {
    const auto wanted = {"region_fields", "region_size_class", "programme_state", "hub", "money"};
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const char* name) { return results.find(name) != nullptr; });
}

PageWords words_of_page(const Panel& results) {
    return {shown_indicators(results), words(), region_names(results), caveats_of_the_model(),
            caveats_of_results()};
}

}  // namespace musubi::knowledge_cluster

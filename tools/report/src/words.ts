import { ownOf, type Glossary, type Language, type PageDocument, type Text } from "./document";

/** Everything that the page itself says. */
const said = {
  skip: { en: "Skip to the answer", ja: "結論へ移動" },
  about: { en: "Regional innovation, simulated", ja: "地域イノベーションのシミュレーション" },
  print: { en: "Print", ja: "印刷" },
  answer: { en: "The answer", ja: "結論" },
  question_one: { en: "What the programme shows", ja: "プログラムの成果" },
  replicates: { en: "replicates", ja: "回の繰り返し" },
  seed: { en: "seed", ja: "乱数の種" },
  base: { en: "base", ja: "基準" },
  changed: { en: "changed", ja: "変更後" },
  by_year: { en: "Year by year", ja: "年度別の推移" },
  by_year_note: {
    en: "Line: mean over the replicates. Dark band: the middle half of them. Light band: 5 % to 95 %.",
    ja: "線：繰り返しの平均。濃い帯：中央の50 %。薄い帯：5 %〜95 %。",
  },
  differences: { en: "What the change brings", ja: "変更がもたらす差" },
  differences_note: {
    en: "Mean difference, replicate by replicate under the same luck, with its 90 % interval. Where the bar crosses zero, no difference is clear.",
    ja: "同じ乱数のもとでの平均の差と90 %区間。棒がゼロをまたぐ場合、明確な差はありません。",
  },
  diff_years: { en: "Difference by fiscal year", ja: "年度別の差" },
  diff_regions: { en: "Difference by region, all years", ja: "地域別の差（全年度）" },
  moved: { en: "Full or trial: the regions concerned, and all others", ja: "本格実施か試行か：該当する地域とその他の地域" },
  moved_note: {
    en: "The same regions as full ones and on trial, from the first year in which they differ: what they gain, and what the others lose when the total is fixed.",
    ja: "同じ地域の本格実施と試行の差（異なる最初の年度以降）。該当する地域の得失と、総額が一定の場合の他地域への影響。",
  },
  seen: { en: "What an evaluator of one history would have seen", ja: "一つの歴史だけを見る評価者に見える差" },
  seen_note: {
    en: "Difference in differences: how much more these regions rose than the others, without the other scenario. It is no estimate of the difference above.",
    ja: "差の差：もう一方のシナリオを知らずに、該当する地域が他の地域よりどれだけ伸びたか。上の差の推定値ではありません。",
  },
  ratios: { en: "Crowding out, and what a billion yen brings", ja: "クラウディングアウトと10億円当たりの効果" },
  totals: { en: "In all", ja: "合計" },
  in_detail: { en: "In detail", ja: "内訳" },
  in_detail_note: {
    en: "The sum over everything else. Along an order: line, mean over the replicates; dark band, the middle half of them; light band, 5 % to 95 %. Otherwise: mean, and a bar from 5 % to 95 %.",
    ja: "他の区分についての合計。順序のある区分：線は繰り返しの平均、濃い帯は中央の50 %、薄い帯は5 %〜95 %。それ以外：平均と5 %〜95 %の棒。",
  },
  shown: { en: "What is shown", ja: "表示項目" },
  by_dimension: { en: "An indicator by one of its dimensions", ja: "指標の区分別の値" },
  difference_by_dimension: { en: "Difference by one of its dimensions", ja: "区分別の差" },
  asked: { en: "What the model asks of the two", ja: "モデルによる比較項目" },
  ratios_of_changes: { en: "Ratios of changes", ja: "変化の比" },
  map: { en: "The regions", ja: "地域" },
  map_title: { en: "Map of the regions", ja: "地域の地図" },
  map_note: {
    en: "A hollow circle is a trial region.",
    ja: "白抜きの円は試行地域。",
  },
  map_sizes: {
    en: "Area of a circle: research groups of the region.",
    ja: "円の面積：地域の研究グループ数。",
  },
  outline: {
    en: "Prefectures: worked on from the National Land Numerical Information (administrative areas, 2021) of the Ministry of Land, Infrastructure, Transport and Tourism; far and small islands left out.",
    ja: "都道府県：国土交通省 国土数値情報（行政区域、2021年）を加工して作成。離島と小島は省略。",
  },
  colour: { en: "Colour", ja: "色分け" },
  field: { en: "Field", ja: "分野" },
  state: { en: "State", ja: "区分" },
  hub: { en: "Probability of a hub", ja: "ハブとなる確率" },
  several: { en: "Several fields", ja: "複数分野" },
  states: { en: "State of each region by fiscal year", ja: "地域別・年度別の区分" },
  states_note: {
    en: "The state that most replicates have; a share where not all of them agree.",
    ja: "最も多い区分。繰り返しの間で異なる場合はその割合を示します。",
  },
  country: { en: "The country: model and observation", ja: "全国：モデルと観測値" },
  country_note: {
    en: "All regions and the rest of the country, programme included. Observed levels have no interval here; the model's is the middle 90 % of the replicates. A dash: nobody knows.",
    ja: "全地域とその他の地域の合計（プログラムを含む）。観測値には区間を付けていません。モデルの区間は繰り返しの中央90 %です。「–」は不明を表します。",
  },
  trials: { en: "Trial regions against full ones", ja: "試行地域と本格実施地域" },
  trials_note: {
    en: "Mean per region, with the 90 % interval of the mean. These are different regions: what an evaluator sees, not what full status brings.",
    ja: "1地域当たりの平均と、平均の90 %区間。異なる地域の比較であり、評価者が目にする姿であって、本格実施の効果そのものではありません。",
  },
  money: { en: "Where the money goes", ja: "資金の流れ" },
  money_title: { en: "From the ministry to the lines, million yen", ja: "文部科学省から費目まで（百万円）" },
  money_note: {
    en: "Means over the replicates. Local matching money is not part of the grant and is left out.",
    ja: "繰り返しの平均。地元負担（マッチング）は交付額に含まれないため除いています。",
  },
  network: { en: "Who works with whom", ja: "連携ネットワーク" },
  network_title: { en: "Joint research of a region", ja: "地域の共同研究ネットワーク" },
  network_none: {
    en: "The result holds no network. A run with --network full keeps it.",
    ja: "この結果にはネットワークが含まれていません。--network full で実行すると保存されます。",
  },
  settings: { en: "Assumptions and caveats", ja: "前提と注意点" },
  settings_title: { en: "Every setting of the scenarios", ja: "シナリオの全設定" },
  settings_differ: { en: "What differs between the two", ja: "両者の相違点" },
  same_settings: { en: "No setting differs.", ja: "設定の相違はありません。" },
  made: { en: "Made by", ja: "作成" },
  licences: { en: "Licences of what this page is made with", ja: "このページで使用しているソフトウェアのライセンス" },
  table: { en: "Table", ja: "表" },
  copy: { en: "Copy", ja: "コピー" },
  copied: { en: "Copied", ja: "コピーしました" },
  csv: { en: "Download CSV", ja: "CSVをダウンロード" },
  region: { en: "Region", ja: "地域" },
  all_regions: { en: "All regions of the programme", ja: "全地域" },
  year: { en: "Fiscal year", ja: "年度" },
  scenario: { en: "Scenario", ja: "シナリオ" },
  indicator: { en: "Indicator", ja: "指標" },
  uncalibrated: { en: "not calibrated", ja: "未較正" },
  mean: { en: "mean", ja: "平均" },
  yes: { en: "yes", ja: "あり" },
  no: { en: "no", ja: "なし" },
  partners: { en: "partners", ja: "連携先" },
  points: { en: "points", ja: "点" },
  runs: { en: "runs", ja: "回の実行" },
  output: { en: "Output", ja: "出力" },
  deciding: { en: "Which factors decide", ja: "何が結果を左右するか" },
  deciding_note: {
    en: "Each bar with its 95 % interval. Where the interval reaches zero, the factor cannot be told from one that does nothing.",
    ja: "棒は推定値、線は95 %区間。区間がゼロに届く要因は、影響の有無を区別できません。",
  },
  difference_note: { en: "Outputs are differences of two scenarios under the same luck, changed less base:", ja: "出力は、同じ乱数のもとでの二つのシナリオの差（変更後−基準）です：" },
  sobol: { en: "Shares of the variance of what the model expects", ja: "期待される結果の分散に占める割合" },
  morris: { en: "Mean size of the effect of a move through the whole range, μ*", ja: "範囲全体を動かしたときの効果の大きさの平均 μ*" },
  plane: { en: "How large an effect is, and how much it depends on the others", ja: "効果の大きさと、他の要因への依存" },
  plane_note: {
    en: "To the right: strong. High up: the effect depends on where the other factors are, or bends. On the dashed line σ = μ*.",
    ja: "右ほど影響が大きく、上ほど他の要因の値に左右される（または非線形）。破線は σ = μ*。",
  },
  pawn: { en: "How far the distribution of the output moves (PAWN)", ja: "出力の分布が動く大きさ（PAWN）" },
  correlation: { en: "Rank correlations with the output", ja: "出力との順位相関" },
  tree: { en: "What a regression tree splits by", ja: "回帰木が分ける要因" },
  changes: { en: "Each change alone, less the scenario as it is", ja: "一つずつ変えたときの変化（シナリオとの差）" },
  pairs: { en: "What two factors decide together, beyond each alone", ja: "二つの要因の組合せが左右する割合（それぞれの単独分を除く）" },
  pairs_note: {
    en: "Second-order indices: shares of the variance. Grey: the 95 % interval reaches zero.",
    ja: "二次感度指数：分散に占める割合。灰色：95 %区間がゼロに届くもの。",
  },
  converging: { en: "Whether more points would change this", ja: "点を増やすと変わるか" },
  converging_note: {
    en: "What the first part of the design alone gives, for the factors that decide most. Bands: 95 % intervals. Lines that still move at the right say that more points are needed.",
    ja: "計画の最初の一部だけを使った場合の、主な要因の推定値。帯：95 %区間。右端でまだ動いている線は、点が足りないことを示します。",
  },
  by_label: { en: "Region by region, and trial against full", ja: "地域別、および試行地域と本格実施地域の比較" },
  by_any_label: { en: "Label by label", ja: "区分別" },
  by_label_note: {
    en: "Each row is an output of its own. A row for several regions shows their mean per region; “Trial − Full” is the difference of the two, run by run. Grey: the 95 % interval reaches zero.",
    ja: "各行が一つの出力です。地域をまとめた行は1地域当たりの平均、「−」の行は実行ごとのその差。灰色：95 %区間がゼロに届くもの。",
  },
  luck: { en: "How much is luck", ja: "偶然の大きさ" },
  luck_note: {
    en: "Where the variance of a single run comes from. Unbiased parts: a small one may come out below zero.",
    ja: "1回の実行の分散の内訳。不偏推定のため、小さい部分は負になることがあります。",
  },
  factors: { en: "The factors, and how they were varied", ja: "要因と動かした範囲" },
  notes: { en: "What to bear in mind", ja: "留意点" },
  noise_note: { en: "A bar that ends before the dashed line is no more than noise.", ja: "破線に届かない棒は、ノイズと区別できません。" },
  shown_most: { en: "The chart shows those that decide most; the table has all.", ja: "図は主なものだけを示し、表にはすべてを載せています。" },
  positive: { en: "above zero", ja: "正" },
  negative: { en: "below zero", ja: "負" },
  unclear: { en: "interval reaches zero", ja: "区間がゼロに届く" },
} satisfies Record<string, Text>;

export type Said = keyof typeof said;

/** The document in one language: what its names and numbers read. */
export class Words<Document extends Glossary = PageDocument> {
  constructor(
    readonly document: Document,
    readonly language: Language,
  ) {}

  say = (what: Said): string => said[what][this.language];
  of = (text: Text): string => text[this.language];

  indicator(id: string): string {
    const found = this.document.indicators.find((one) => one.id === id);
    if (found === undefined) return id;
    return found.calibrated ? this.of(found) : `${this.of(found)} (${this.say("uncalibrated")})`;
  }

  region(code: string): string {
    if (code === "ALL") return this.say("all_regions");
    const found = this.document.regions.find((one) => one.code === code);
    if (found !== undefined) return this.of(found);
    if (code.includes("+")) return code.split("+").map((part) => this.region(part)).join(this.language === "ja" ? "・" : " and ");
    return this.name("region", code);
  }

  name(about: string, name: string): string {
    if (about === "indicator") return this.indicator(name);
    const word = ownOf(ownOf(this.document.words, about), name);
    if (word !== undefined) return this.of(word);
    return about === "region" && this.document.regions.some((one) => one.code === name) ? this.region(name) : name;
  }

  year = (year: number): string => (this.language === "ja" ? `${year}年度` : `FY${year}`);

  number(value: number, signed = false): string {
    if (!Number.isFinite(value)) return "–";
    const big = Math.abs(value) >= 1000;
    return new Intl.NumberFormat(this.language, {
      ...(big ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }),
      ...(value !== 0 && Math.abs(value) < 1e-4 ? { notation: "scientific" } : {}),
      signDisplay: signed ? "exceptZero" : "auto",
    }).format(value);
  }

  percent = (share: number): string =>
    Number.isFinite(share)
      ? new Intl.NumberFormat(this.language, { style: "percent", maximumFractionDigits: 1 }).format(share)
      : "–";
}

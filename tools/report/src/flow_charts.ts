import { asNumber, ownOf, rowsOf, type Place, type Table } from "./document";
import { colours, tip, type Option } from "./charts";
import type { Words } from "./words";

const ofKinds: Record<string, string> = { source: colours.ink, region: colours.blue, line: colours.orange, use: colours.green };

/** The ministry's money by region and line to its use, of one year. */
export function flowChart(words: Words, table: Table, narrow: boolean): Option {
  const rows = rowsOf(table);
  const ends = new Map<string, { kind: string; name: string }>();
  const end = (kind: string, name: string): string => {
    ends.set(`${kind}/${name}`, { kind, name });
    return `${kind}/${name}`;
  };
  const links = rows.map((row) => ({
    source: end(String(row.from_kind), String(row.from)),
    target: end(String(row.to_kind), String(row.to)),
    value: asNumber(row.mean),
  }));
  const label = (key: string) => {
    const { kind, name } = ends.get(key) ?? { kind: "", name: key };
    return words.name(kind, name).replace(/ \(.*\)|（.*）/, "");
  };
  return {
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ dataType, data, value, name }: { dataType: string; data: { source: string; target: string }; value: number; name: string }) =>
        dataType === "edge"
          ? tip([`${label(data.source)} → ${label(data.target)}`, words.number(asNumber(value))])
          : tip([label(name), words.number(asNumber(value))]),
    },
    series: [
      {
        type: "sankey",
        left: 4,
        right: narrow ? 74 : 150,
        top: 8,
        bottom: 8,
        nodeGap: 13,
        nodeWidth: narrow ? 8 : 14,
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: "adjacency" },
        data: [...ends].map(([key, { kind }]) => ({ name: key, itemStyle: { color: ownOf(ofKinds, kind) }, label: { position: "right" } })),
        links,
        label: { color: colours.ink, fontSize: narrow ? 10 : 12, formatter: ({ name }: { name: string }) => label(name), ...(narrow ? { width: 70, overflow: "truncate" } : {}) },
        lineStyle: { color: "source", opacity: 0.22, curveness: 0.5 },
      },
    ],
  };
}

/** Who works with whom; those between most others are named. */
export function networkChart(words: Words, place: Place): Option {
  const nodes = rowsOf(place.nodes);
  const named = new Set([...nodes].sort((a, b) => asNumber(b.betweenness) - asNumber(a.betweenness)).slice(0, 10));
  const most = Math.max(1, ...nodes.map((row) => asNumber(row.partners)));
  const name = (row: (typeof nodes)[number]) => String(row[words.language]);
  return {
    tooltip: {
      confine: true,
      formatter: ({ dataType, dataIndex }: { dataType: string; dataIndex: number }) => {
        const row = nodes[dataIndex];
        return dataType === "node" && row !== undefined
          ? tip([name(row), words.name("kind", String(row.kind)), `${words.number(asNumber(row.partners))} ${words.say("partners")}`, words.percent(asNumber(row.betweenness))])
          : "";
      },
    },
    series: [
      {
        type: "graph",
        layout: "force",
        force: { repulsion: 320, edgeLength: [50, 150], gravity: 0.1, layoutAnimation: false },
        left: 60,
        right: 90,
        top: 20,
        bottom: 20,
        roam: false,
        emphasis: { focus: "adjacency" },
        data: nodes.map((row, i) => ({
          id: String(i),
          name: name(row),
          value: asNumber(row.partners),
          symbol: { firm: "circle", institution: "rect", generated: "diamond" }[String(row.kind)],
          symbolSize: 6 + 22 * Math.sqrt(asNumber(row.partners) / most),
          itemStyle: { color: row.kind === "firm" ? colours.blue : row.kind === "generated" ? colours.orange : colours.vermilion, borderColor: "#fff", borderWidth: 1 },
          label: { show: named.has(row), position: "right", color: colours.ink, fontSize: 11, textBorderColor: "#fff", textBorderWidth: 3 },
        })),
        labelLayout: { hideOverlap: true },
        links: place.edges.map(([from, to, weight]) => ({ source: String(from), target: String(to), lineStyle: { width: Math.min(6, 0.8 + weight / 2) } })),
        lineStyle: { color: colours.grey, opacity: 0.35 },
      },
    ],
  };
}

import type { Exactness } from "./exactness.js";
import type { ImportCost } from "./import-time.js";
import type { Size } from "./sizes.js";
import type { Result } from "./speed.js";
import type { Target } from "./targets.js";

/** All peers on one payload, the fastest first. */
export function speedTables(results: readonly Result[]): string {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const title = `${result.payload.name}, ${result.formats ? "formats asserted" : "structure only"}`;
    groups.set(title, [...(groups.get(title) ?? []), result]);
  }
  return [...groups].map(([title, group]) => `### ${title}\n\n${speedTable(group)}`).join("\n");
}

/** Bundles in kilobytes of 1000 bytes. */
export function sizeTable(sizes: readonly Size[]): string {
  const rows = sizes.map(({ subject, peer, formats, size }) => [
    subject,
    peer.name,
    formats ? "asserted" : "annotations",
    size === undefined ? "–" : (size.bytes / 1000).toFixed(1),
    size === undefined ? "–" : (size.gzipped / 1000).toFixed(2),
  ]);
  return table(["schemas", "library", "formats", "minified, kB", "gzip -9, kB"], rows);
}

/** What imports cost. */
export function importTable(costs: readonly ImportCost[]): string {
  const rows = costs.map(({ name, bytes, milliseconds, megabytes }) => [
    name,
    (bytes / 1e6).toFixed(2),
    `${milliseconds.minimum.toFixed(1)} / ${milliseconds.median.toFixed(1)}`,
    `${megabytes.minimum.toFixed(1)} / ${megabytes.median.toFixed(1)}`,
  ]);
  return table(["import", "MB of code", "ms of CPU time, minimum / median", "MB of memory, minimum / median"], rows);
}

/** What is owed and what is reached. */
export function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(({ what, owed, measured, met }) => [what, owed, measured, met ? "met" : "**missed**"]);
  return table(["", "owed", "measured", ""], rows);
}

/** A time in the unit that reads best. */
export function timeText(nanoseconds: number): string {
  if (nanoseconds < 1000) return `${nanoseconds.toFixed(nanoseconds < 10 ? 1 : 0)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1000).toFixed(1)} µs`;
  return `${(nanoseconds / 1e6).toFixed(2)} ms`;
}

/** How many cases of the official suite are decided rightly. */
export function exactnessText(exactness: Exactness | undefined): string {
  return exactness === undefined ? "" : `${exactness.right} of ${exactness.total}`;
}

function speedTable(results: readonly Result[]): string {
  const valid = results.filter(({ cell }) => cell === "valid").sort((left, right) => left.share - right.share);
  const rows = valid.map((result) => {
    const [best, worst] = result.range;
    const other = (cell: Result["cell"]): string => {
      const found = results.find((each) => each.peer === result.peer && each.cell === cell);
      if (found === undefined) return "";
      return `${timeText(found.time)}${found.issues === 0 ? "" : ` (${found.issues})`}`;
    };
    return [
      result.peer.name,
      ...(result.exactness === undefined ? [] : [exactnessText(result.exactness)]),
      timeText(result.time),
      `${(100 * result.share).toFixed(2)} % (${(100 * best).toFixed(2)}–${(100 * worst).toFixed(2)})`,
      other("early"),
      other("one"),
      other("every"),
    ];
  });
  const head = [
    "library",
    ...(valid.some(({ exactness }) => exactness !== undefined) ? ["formats right"] : []),
    "is(valid)",
    "of JSON.parse",
    "first error early",
    "all issues, one bad item",
    "one per item",
  ];
  return table(head, rows);
}

/** The first column holds names; numbers stand to the right, one under the other. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  const padded = [head, ...rows].map((cells) => {
    return widths.map((width, column) => cells[column]?.[column === 0 ? "padEnd" : "padStart"](width) ?? "");
  });
  const [first = [], ...others] = padded;
  return [first, rule, ...others].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

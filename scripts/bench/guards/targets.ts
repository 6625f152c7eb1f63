import type { Cell } from "./child/measure.js";
import type { ImportCost } from "./import-time.js";
import type { Size } from "./sizes.js";
import type { Result } from "./speed.js";
import { exactnessText, timeText } from "./tables.js";

/** One thing that is owed and whether it is reached. */
export interface Target {
  readonly what: string;
  readonly owed: string;
  readonly measured: string;
  readonly met: boolean;
}

/** The one of whom things are owed. */
export const ourName = "specwright";

/** The targets of one payload. */
export function speedTargets(results: readonly Result[]): readonly Target[] {
  const payloads = [...new Set(results.filter(({ payload }) => payload.owed).map(({ payload }) => payload.name))];
  return payloads.flatMap((payload) => {
    const of = (formats: boolean, cell: Cell): readonly Result[] =>
      results.filter((each) => each.payload.name === payload && each.formats === formats && each.cell === cell);
    return [
      ...structureTarget(payload, of(false, "valid")),
      ...formatsTarget(payload, of(true, "valid")),
      ...earlyTarget(payload, of(false, "early")),
      ...allIssuesTarget(payload, of(false, "one")),
    ];
  });
}

/** The targets of bundles, formats being annotations as they are by default. */
export function sizeTargets(sizes: readonly Size[]): readonly Target[] {
  const limits: Readonly<Record<string, number>> = { "OAuth list": 4.3, "GitHub issue": 8.2, "56 schemas": 18.5 };
  return sizes
    .filter(({ peer, formats }) => peer.name === ourName && !formats)
    .map(({ subject, size }) => {
      const kilobytes = (size?.gzipped ?? NaN) / 1000;
      const limit = limits[subject] ?? NaN;
      return {
        what: `bundle, ${subject}`,
        owed: `≤ ${limit} kB`,
        measured: `${kilobytes.toFixed(2)} kB`,
        met: kilobytes <= limit,
      };
    });
}

/** The targets of an import. */
export function importTargets(costs: readonly ImportCost[]): readonly Target[] {
  return costs
    .filter(({ name }) => name.startsWith(ourName))
    .map(({ milliseconds, megabytes }) => ({
      what: "import of all of GitHub's guards",
      owed: "≤ 60 ms, ≤ 15 MB",
      measured: `${milliseconds.median.toFixed(1)} ms, ${megabytes.median.toFixed(1)} MB`,
      met: milliseconds.median <= 60 && megabytes.median <= 15,
    }));
}

function structureTarget(payload: string, results: readonly Result[]): readonly Target[] {
  const { mine, peers } = parted(results);
  const fastest = fastestOf(peers);
  if (mine === undefined || fastest === undefined) return [];
  const speed = fastest.share / mine.share;
  return [
    {
      what: `${payload}: is(valid), structure`,
      owed: "≤ 2.5 % of JSON.parse, ≥ 0.9x the fastest peer",
      measured: `${percent(mine.share)}, ${speed.toFixed(2)}x ${fastest.peer.name}`,
      met: mine.share <= 0.025 && speed >= 0.9,
    },
  ];
}

function formatsTarget(payload: string, results: readonly Result[]): readonly Target[] {
  const { mine, peers } = parted(results);
  if (mine === undefined || !isExact(mine)) return [];
  const named = [fastestOf(peers.filter(isExact)), fastestOf(peers.filter((result) => !isExact(result)))];
  const ratios = named.flatMap((result) => {
    if (result === undefined) return [];
    const { peer, share, exactness } = result;
    return [`${(share / mine.share).toFixed(2)}x ${peer.name} (${exactnessText(exactness)})`];
  });
  return [
    {
      what: `${payload}: is(valid), formats asserted`,
      owed: "≤ 30 % of JSON.parse, faster than every exact peer",
      measured: [percent(mine.share), ...ratios].join(", "),
      met: mine.share <= 0.3 && peers.filter(isExact).every(({ share }) => mine.share < share),
    },
  ];
}

function isExact({ exactness }: Result): boolean {
  return exactness?.right === exactness?.total;
}

function earlyTarget(payload: string, results: readonly Result[]): readonly Target[] {
  const { mine } = parted(results);
  if (mine === undefined) return [];
  const measured = timeText(mine.time);
  return [{ what: `${payload}: first error early`, owed: "≤ 50 ns", measured, met: mine.time <= 50 }];
}

function allIssuesTarget(payload: string, results: readonly Result[]): readonly Target[] {
  const { mine, peers } = parted(results);
  if (mine === undefined) return [];
  const ratios = ["ajv standalone", "zod", "valibot"].flatMap((name) => {
    const peer = peers.find((each) => each.peer.name === name);
    return peer === undefined ? [] : [{ name, ratio: mine.share / peer.share }];
  });
  const [toAjv, ...others] = ratios;
  if (toAjv === undefined || others.length < 2) return []; // not all of them were asked for, or took part
  return [
    {
      what: `${payload}: all issues, one bad item`,
      owed: "≤ 1.5x ajv, faster than zod and valibot",
      measured: ratios.map(({ name, ratio }) => `${ratio.toFixed(2)}x ${name}`).join(", "),
      met: toAjv.ratio <= 1.5 && others.every(({ ratio }) => ratio < 1),
    },
  ];
}

function parted(results: readonly Result[]): { readonly mine: Result | undefined; readonly peers: readonly Result[] } {
  const isOurs = ({ peer }: Result): boolean => peer.name.startsWith(ourName);
  return {
    mine: results.find(({ peer }) => peer.name === ourName),
    peers: results.filter((result) => !isOurs(result)),
  };
}

function fastestOf(results: readonly Result[]): Result | undefined {
  return [...results].sort((left, right) => left.share - right.share)[0];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

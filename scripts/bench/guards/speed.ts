import { bundleChild } from "./bundle.js";
import type { Cell, Defect, Report, Task } from "./child/measure.js";
import { type Exactness, exactnessFor, exactnessOf } from "./exactness.js";
import { schemaSetOf } from "./json-schema.js";
import { listName, type Payload } from "./payloads.js";
import type { Peer } from "./peers/peer.js";
import { runNode, writeWork } from "./places.js";

/** Where progress is told. */
export type Say = (line: string) => void;

/** What is known of one cell after all rounds. */
export interface Result {
  readonly payload: Payload;
  readonly formats: boolean;
  readonly peer: Peer;
  readonly cell: Cell;
  /** In nanoseconds, of the best round. */
  readonly time: number;
  /** By the time to parse the same payload in the same process; the median of the rounds. */
  readonly share: number;
  /** The same of the best and of the worst round. */
  readonly range: readonly [best: number, worst: number];
  readonly issues: number;
  /** How the peer decides the payload's formats; undefined where formats are annotations. */
  readonly exactness: Exactness | undefined;
}

interface Measurement {
  readonly payload: Payload;
  readonly formats: boolean;
  readonly peer: Peer;
  readonly cell: Cell;
  readonly bundle: string;
  readonly task: string;
  readonly reports: Report[];
}

/** Every item of the four payloads has this property. */
const formatDefect: Defect = ["created_at", "yesterday"];

const cells: readonly Cell[] = ["valid", "early", "one", "every"];

/** Measures every peer on every payload; the rounds go through all cells, so that a busy minute costs each of them one round. */
export async function measureSpeed(
  payloads: readonly Payload[],
  peers: readonly Peer[],
  rounds: number,
  say: Say,
): Promise<readonly Result[]> {
  const measurements = await prepare(payloads, peers, say);
  // Formats are asserted on the payloads alone that something is owed on.
  const exactness = payloads.some(({ owed }) => owed) ? await exactnessByPeer(peers, say) : new Map();
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}: ${measurements.length} processes`);
    for (const measurement of measurements) await measureOnce(measurement, say);
  }
  return measurements
    .filter(({ reports }) => reports.length > 0)
    .map((measurement) => ({
      ...resultOf(measurement),
      exactness: measurement.formats
        ? exactnessFor(schemaSetOf(measurement.payload.document, true), exactness.get(measurement.peer) ?? new Map())
        : undefined,
    }));
}

async function exactnessByPeer(
  peers: readonly Peer[],
  say: Say,
): Promise<ReadonlyMap<Peer, ReadonlyMap<string, Exactness>>> {
  say("trying formats");
  const known = new Map<Peer, ReadonlyMap<string, Exactness>>();
  for (const peer of peers) {
    try {
      known.set(peer, await exactnessOf(peer));
    } catch (error) {
      say(`${peer.name} shows no formats: ${String(error)}`);
    }
  }
  return known;
}

/** A peer that gives a wrong answer drops out of the cell, and of nothing else. */
async function measureOnce({ payload, peer, cell, bundle, task, reports }: Measurement, say: Say): Promise<void> {
  try {
    reports.push(JSON.parse(await runNode([bundle, cell, task])));
  } catch (error) {
    const reason = /Error: .*/.exec(String(error).replace(/^.*\n/, ""))?.[0] ?? String(error);
    say(`${peer.name} drops out of ${payload.name}, ${cell}: ${reason}`);
  }
}

async function prepare(
  payloads: readonly Payload[],
  peers: readonly Peer[],
  say: Say,
): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const payload of payloads) {
    const { text, firstProperty, defect } = payload;
    for (const formats of payload.owed ? [false, true] : [false]) {
      const task: Task = { text, firstProperty, defect, ...(formats ? { formatDefect } : {}) };
      const file = writeWork(`tasks/${payload.name}-${formats}.json`, JSON.stringify(task));
      say(`preparing ${payload.name}${formats ? ", formats asserted" : ""}`);
      const subjects: { readonly peer: Peer; readonly bundle: string }[] = [];
      for (const peer of peers.filter(({ formatsOnly = false }) => formats || !formatsOnly)) {
        try {
          subjects.push({ peer, bundle: await bundleOf(payload, formats, peer) });
        } catch (error) {
          say(`without ${peer.name}: ${String(error)}`);
        }
      }
      for (const cell of payload.owed ? cells : cells.slice(0, 1)) {
        measurements.push(
          ...subjects.map(({ peer, bundle }) => ({ payload, formats, peer, cell, bundle, task: file, reports: [] })),
        );
      }
    }
  }
  return measurements;
}

async function bundleOf(payload: Payload, formats: boolean, peer: Peer): Promise<string> {
  const { document, name } = payload;
  const folder = `speed/${name}/${formats ? "formats" : "structure"}/${peer.name}`.replaceAll(/[ ,]+/g, "-");
  const subject = { document, set: schemaSetOf(document, formats), formats, folder };
  return bundleChild("measure", await peer.measured(subject, listName), folder);
}

function resultOf({ payload, formats, peer, cell, reports }: Measurement): Omit<Result, "exactness"> {
  const shares = reports
    .map(({ parse, validate }) => validate.quarter / parse.quarter)
    .sort((left, right) => left - right);
  const middle = shares.slice((shares.length - 1) >> 1, (shares.length >> 1) + 1);
  return {
    payload,
    formats,
    peer,
    cell,
    time: Math.min(...reports.map(({ validate }) => validate.quarter)),
    share: middle.reduce((sum, share) => sum + share, 0) / middle.length,
    range: [shares[0] ?? NaN, shares.at(-1) ?? NaN],
    issues: reports[0]?.issues ?? 0,
  };
}

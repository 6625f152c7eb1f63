import type { Change, Impact } from "../src/model/change.js";

/** A change of the given impact; nothing else about it matters. */
export function changeOf(impact: Impact, others: Partial<Change> = {}): Change {
  return {
    verdict: "wire",
    kind: "operation-removed",
    impact,
    subject: "GET /pets",
    message: `This is ${impact}.`,
    location: { file: "a.yaml", line: 1, column: 1, pointer: "" },
    operations: [],
    fingerprint: "0123456789ab",
    ...others,
  };
}

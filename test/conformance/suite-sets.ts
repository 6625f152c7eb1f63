import type { SuiteSet } from "./run-suite.js";

/** The formats that JSON Schema defines (Validation 2020-12, section 7.3). */
const formats: readonly string[] = (
  "date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference " +
  "uuid uri-template json-pointer relative-json-pointer regex"
).split(" ");

const noFiles: SuiteSet["leftOut"] = {};

/** All that is run of the official suite. */
export const suiteSets = {
  required: { path: "draft2020-12", dialect: "3.1", formats: [], leftOut: noFiles },
  optional: { path: "draft2020-12/optional", dialect: "3.1", formats: [], leftOut: noFiles },
  formats: { path: "draft2020-12/optional/format", dialect: "3.1", formats, leftOut: noFiles },
  draft4: { path: "draft4", dialect: "3.0", formats: [], leftOut: noFiles },
  "draft4 optional": {
    path: "draft4/optional",
    dialect: "3.0",
    formats: [],
    leftOut: {
      "zeroTerminatedFloats.json":
        "JSON.parse gives the same number for 1 and 1.0; newer drafts take 1.0 for an integer.",
    },
  },
} as const satisfies Readonly<Record<string, SuiteSet>>;

/** Required files that concern what OpenAPI documents hardly use. */
export const outsideCore: readonly string[] = ["dynamicRef", "vocabulary", "refRemote", "anchor", "format"].map(
  (name) => `draft2020-12/${name}.json`,
);

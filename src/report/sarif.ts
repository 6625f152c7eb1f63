import type { Location } from "../model/issue.js";
import { jsonText } from "./json-text.js";
import { printable } from "./printable.js";

export interface SarifOptions {
  /** Of Specwright. */
  readonly version: string;
}

/** A finding, in the words that SARIF has for it. */
export interface SarifFinding {
  readonly rule: string;
  readonly level: "error" | "warning" | "note";
  /** May have several lines. */
  readonly message: string;
  readonly location: Location;
  /** Other places, each with what is there. */
  readonly related?: readonly (readonly [message: string, location: Location])[];
  /** The same for the same finding, wherever it stands. */
  readonly fingerprint?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A run object (SARIF 2.1.0, section 3.14), ready for {@link renderSarif}. */
export type SarifRun = Readonly<Record<string, unknown>>;

/**
 * The log file with these runs, as JSON. Ends with a line feed.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(runs: readonly SarifRun[]): string {
  return jsonText({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs });
}

/** One run. Code scanning keeps the runs of one file apart by their `category`, so each needs its own (section 3.17.3). */
export function sarifRun(category: string, findings: readonly SarifFinding[], { version }: SarifOptions): SarifRun {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const indices = new Map(rules.map((rule, index) => [rule, index]));
  return {
    tool: { driver: { name: "Specwright", version, semanticVersion: version, rules: rules.map(ruleOf) } },
    automationDetails: { id: `specwright/${category}/` },
    originalUriBaseIds: { [root]: { description: { text: "The folder that Specwright was run in." } } },
    // Ours count as editors do, in UTF-16 code units (section 3.14.17).
    columnKind: "utf16CodeUnits",
    results: findings.map((finding) => resultOf(finding, indices.get(finding.rule) ?? -1)),
  };
}

const root = "%SRCROOT%";

/** Rules have the words of their name for a description: `enum-value-removed` is "Enum value removed.". */
function ruleOf(id: string): object {
  const words = id.replaceAll("-", " ");
  return { id, shortDescription: { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` } };
}

function resultOf(finding: SarifFinding, ruleIndex: number): object {
  const { rule, level, message, location, related, fingerprint, properties } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: messageOf(message),
    locations: [locationOf(location)],
    ...(related === undefined || related.length === 0 ? {} : { relatedLocations: related.map(relatedOf) }),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { "specwright/v1": fingerprint } }),
    ...(properties === undefined ? {} : { properties }),
  };
}

function relatedOf([message, location]: readonly [string, Location], index: number): object {
  return { id: index + 1, message: messageOf(message), ...locationOf(location) };
}

function locationOf({ file, line, column, pointer }: Location): object {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file),
      // Code scanning wants a line of everything, also of what is about the file as such.
      region: { startLine: line, startColumn: column },
    },
    ...(pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: pointer, kind: "member" }] }),
  };
}

/** A path becomes a relative reference whose parts are percent-encoded (section 3.4.3); URLs stay what they are. */
function artifactOf(file: string): object {
  const text = file.replace(/\p{Cs}/gu, "\ufffd");
  if (/^https?:\/\//i.test(text)) return { uri: encodeURI(text).replace(/%25(?=[\da-f]{2})/gi, "%") };
  const path = text.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  if (/^[a-z]%3A\//i.test(path)) return { uri: `file:///${path.replace("%3A", ":")}` };
  if (path.startsWith("/")) return { uri: `file://${path}` };
  return { uri: path, uriBaseId: root };
}

/** In plain text, `[words](target)` is a link (section 3.11.6): what documents say is none. */
function messageOf(text: string): object {
  const lines = text.split("\n").map(printable);
  return { text: lines.map((line) => (line.includes("](") ? line.replace(/[[\]]/g, "\\$&") : line)).join("\n") };
}

import type { Loss, LossCause } from "../model/coverage.js";
import type { Issue, IssueCode, Location } from "../model/issue.js";
import { pointerOf, segmentsOf } from "../model/json.js";
import type { SpecDocument } from "../model/spec-document.js";
import { type Place, pointerTo } from "./keyword.js";

/** The issues that say of a keyword why it is not honoured, as far as they stand at its place. */
const telling: ReadonlySet<IssueCode> = new Set<IssueCode>([
  "feature-unsupported",
  "parameter-invalid",
  "parameter-unsupported",
  "callback-expression-invalid",
  "schema-invalid",
  "schema-impossible",
  "schema-dialect-unsupported",
  "schema-pattern-invalid",
  "security-unsupported",
  "ref-unresolved",
  "ref-cycle",
  "ref-remote",
]);

/** Why the keyword is lost that an issue is about. */
export function causeOf({ code, message, hint }: Issue): LossCause {
  return { reason: "issue", message, ...(hint === undefined ? {} : { hint }), issue: code };
}

/** Issues by the places of the document that they are about. */
export class FoundIssues {
  readonly #byPlace: ReadonlyMap<string, Issue>;
  readonly #keys: ReadonlySet<string>;
  readonly #document: SpecDocument;
  readonly #met = new Set<Issue>();

  constructor(issues: readonly Issue[], document: SpecDocument) {
    const relevant = issues.filter(({ code }) => telling.has(code));
    this.#document = document;
    this.#byPlace = new Map(relevant.map((issue) => [keyOf(issue.location), issue]));
    this.#keys = new Set(relevant.map(({ location }) => segmentsOf(location.pointer).at(-1) ?? ""));
  }

  /** Why the keyword or entry is lost; an issue about parameters costs no operation. */
  at(place: Place, keyword: string, entry?: string | number): LossCause | undefined {
    if (!this.#keys.has(String(entry ?? keyword))) return undefined;
    const pointer = pointerTo(place, keyword, ...(entry === undefined ? [] : [entry]));
    const issue = this.#byPlace.get(keyOf(this.#document.locate(pointer)));
    if (issue === undefined || (issue.code === "parameter-invalid" && place.kind === "Path Item")) return undefined;
    this.#met.add(issue);
    return causeOf(issue);
  }

  /** Those that no keyword was asked for, and that stand below no other loss: what is in something lost is lost with it. */
  others(losses: readonly Pick<Loss, "pointer">[]): readonly Issue[] {
    const unmet = [...this.#byPlace.values()].filter((issue) => !this.#met.has(issue));
    if (unmet.length === 0) return unmet;
    // Issues have pointers in the files that the document was made of.
    const places = [
      ...losses.map(({ pointer }) => this.#document.locate(pointer)),
      ...unmet.map(({ location }) => location),
    ];
    const lost = new Set(places.map(keyOf));
    return unmet.filter(({ location }) => !placesAround(location).some((place) => lost.has(place)));
  }
}

/** The keys of all that a place stands in, but for the document. */
function placesAround({ file, pointer }: Location): readonly string[] {
  const segments = segmentsOf(pointer);
  return segments.slice(1).map((_, index) => keyOf({ file, pointer: pointerOf("", ...segments.slice(0, index + 1)) }));
}

/** A document that is made of several files has a pointer in each. */
function keyOf({ file, pointer }: Pick<Location, "file" | "pointer">): string {
  return `${file}#${pointer}`;
}

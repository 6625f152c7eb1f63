import { issueOf, type Issue, type IssueCode, type Location } from "../../model/issue.js";
import { segmentsOf } from "../../model/json.js";
import { mutableAt, type MutableJson, type MutableObject } from "../copy-json.js";

/** What the upgrade of a document of Swagger 2.0 notes on its way. */
export class UpgradeLog {
  readonly #locate: (pointer: string) => Location;
  readonly #issues: Issue[] = [];
  readonly #assumed = new Set<string>();
  readonly #origins = new Map<string, string>();
  readonly #mends: (readonly [pointer: string, mend: (value: MutableObject) => void])[] = [];

  /** `locate` takes pointers into the document of Swagger 2.0. */
  constructor(locate: (pointer: string) => Location) {
    this.#locate = locate;
  }

  get issues(): readonly Issue[] {
    return this.#issues;
  }

  /** By pointers into the upgraded document: where in the one of Swagger 2.0 the value comes from. */
  get origins(): ReadonlyMap<string, string> {
    return this.#origins;
  }

  report(code: IssueCode, pointer: string, message: string, hint?: string): void {
    this.#issues.push(issueOf(code, this.#locate(pointer), message, hint));
  }

  /** Names something that OpenAPI 3.0 cannot say, or says otherwise. */
  changed(pointer: string, message: string, hint?: string): void {
    this.report("swagger-changed", pointer, message, hint);
  }

  /** Names what the document leaves open, at the first place that asks for it. */
  assumed(what: string, pointer: string, message: string, hint?: string): void {
    if (!this.#assumed.has(what)) this.changed(pointer, message, hint);
    this.#assumed.add(what);
  }

  /** Notes where a value of the upgraded document comes from; what is in it comes from there as well. */
  moved(upgraded: string, origin: string): void {
    this.#origins.set(upgraded, origin);
  }

  /** Notes what is left to do to the object at a pointer into the upgraded document. */
  afterwards(upgraded: string, mend: (value: MutableObject) => void): void {
    this.#mends.push([upgraded, mend]);
  }

  /** Does what was noted. */
  mend(document: MutableJson): void {
    for (const [pointer, mend] of this.#mends) {
      const value = mutableAt(document, segmentsOf(pointer));
      if (value !== undefined) mend(value);
    }
  }
}

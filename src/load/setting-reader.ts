import { issueOf, type Issue, type IssueCode } from "../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { nearestName } from "./nearest-name.js";
import type { Source } from "./source.js";

/** Reads settings out of a configuration file, and keeps what is wrong with them. */
export class SettingReader {
  readonly #source: Source;
  readonly #issues: Issue[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  get issues(): readonly Issue[] {
    return this.#issues;
  }

  report(code: IssueCode, pointer: string, message: string, hint?: string, part: "key" | "value" = "value"): void {
    this.#issues.push(issueOf(code, this.#source.locate(pointer, part), message, hint));
  }

  /** Undefined where the member is absent, or not an object, which is an issue. */
  object(parent: JsonObject, base: string, name: string): JsonObject | undefined {
    const value = ownMember(parent, name);
    if (value === undefined || isJsonObject(value)) return value;
    this.report("config-invalid", pointerOf(base, name), `\`${name}\` must be a map of settings.`);
    return undefined;
  }

  /** Undefined where the member is absent, or no text, which is an issue. */
  text(parent: JsonObject, base: string, name: string): string | undefined {
    const value = ownMember(parent, name);
    if (value === undefined || (typeof value === "string" && value.trim() !== "")) return value;
    this.report("config-invalid", pointerOf(base, name), `\`${name}\` must be a text that is not empty.`);
    return undefined;
  }

  /** Like {@link text}, but its absence is an issue too. */
  requiredText(parent: JsonObject, base: string, name: string, hint: string): string | undefined {
    if (ownMember(parent, name) === undefined) {
      this.report("config-invalid", base, `\`${name}\` is missing.`, hint, "key");
      return undefined;
    }
    return this.text(parent, base, name);
  }

  /** Reports what is not among the known settings. */
  unknown(parent: JsonObject, base: string, known: readonly string[]): void {
    for (const name of Object.keys(parent)) {
      if (known.includes(name)) continue;
      const nearest = nearestName(name, known);
      const hint =
        nearest === undefined ? `Known are ${known.map(quoted).join(", ")}.` : `Did you mean ${quoted(nearest)}?`;
      this.report("config-unknown-setting", pointerOf(base, name), `There is no setting \`${name}\`.`, hint, "key");
    }
  }
}

function ownMember(parent: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(parent, name) ? parent[name] : undefined;
}

function quoted(name: string): string {
  return `\`${name}\``;
}

import { issueOf, type Issue, type IssueCode, type Location } from "../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { nearestName } from "../model/nearest-name.js";
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

  locate(pointer: string): Location {
    return this.#source.locate(pointer, "value");
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

  /** Undefined where the member is absent, or neither true nor false, which is an issue. */
  flag(parent: JsonObject, base: string, name: string): boolean | undefined {
    const value = ownMember(parent, name);
    if (value === undefined || typeof value === "boolean") return value;
    this.report("config-invalid", pointerOf(base, name), `\`${name}\` must be \`true\` or \`false\`.`);
    return undefined;
  }

  /** Undefined where the member is absent, or none of the choices, which is an issue. */
  choice<Choice extends string>(
    parent: JsonObject,
    base: string,
    name: string,
    choices: readonly Choice[],
  ): Choice | undefined {
    const value = ownMember(parent, name);
    if (value === undefined) return undefined;
    const chosen = choices.find((each) => each === value);
    if (chosen !== undefined) return chosen;
    const message = `\`${name}\` must be ${alternatives(choices.map(quoted))}.`;
    this.report("config-invalid", pointerOf(base, name), message, meantHint(value, choices));
    return undefined;
  }

  /** The choices that the list has, each once; empty where the member is absent, or anything but such a list, which is an issue. */
  choices<Choice extends string>(
    parent: JsonObject,
    base: string,
    name: string,
    choices: readonly Choice[],
  ): readonly Choice[] {
    const value = ownMember(parent, name);
    if (value === undefined) return [];
    // Array.isArray forgets that the array is one of JSON.
    const items = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
    const wrong = items.find((item) => !choices.some((each) => each === item));
    if (Array.isArray(value) && wrong === undefined) return choices.filter((each) => items.includes(each));
    const message = `\`${name}\` must be a list of ${alternatives(choices.map(quoted))}.`;
    const hint = wrong === undefined ? `A list of one is \`[${String(value)}]\`.` : meantHint(wrong, choices);
    this.report("config-invalid", pointerOf(base, name), message, hint);
    return [];
  }

  /** Reports what is not among the known settings. */
  unknown(parent: JsonObject, base: string, known: readonly string[]): void {
    for (const name of Object.keys(parent)) {
      if (known.includes(name)) continue;
      const hint = meantHint(name, known) ?? `Known are ${known.map(quoted).join(", ")}.`;
      this.report("config-unknown-setting", pointerOf(base, name), `There is no setting \`${name}\`.`, hint, "key");
    }
  }
}

/** What a setting was most likely meant to be, in a sentence; undefined where nothing is near. */
export function meantHint(value: JsonValue, candidates: Iterable<string>): string | undefined {
  const nearest = typeof value === "string" ? nearestName(value, candidates) : undefined;
  return nearest === undefined ? undefined : `Did you mean ${quoted(nearest)}?`;
}

/** The value of an own member. */
export function ownMember(parent: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(parent, name) ? parent[name] : undefined;
}

/** `a`, `a or b`, `a, b or c`. */
function alternatives(words: readonly string[]): string {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter((part) => part !== "").join(" or ");
}

function quoted(name: string): string {
  return `\`${name}\``;
}

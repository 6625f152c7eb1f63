import { issueOf, type Issue, type WithIssues } from "../../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { nearestName } from "../../model/nearest-name.js";
import type { Source } from "../source.js";

/** What is to be done to the values at `target`, an expression of JSONPath (Overlay 1.1, Action Object). */
export type OverlayAction = { readonly target: string; readonly pointer: string } & (
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly value: JsonValue }
  | { readonly kind: "copy"; readonly from: string }
);

/** A file with actions, in their order. */
export interface Overlay {
  readonly source: Source;
  readonly actions: readonly OverlayAction[];
}

/** Understands a file as an overlay. An action that is not what it should be is an issue, and left out. */
export function readOverlay(source: Source): WithIssues<Overlay | undefined> {
  const { content } = source;
  const unusable = versionIssue(source);
  if (unusable !== undefined || !isJsonObject(content)) return { value: undefined, issues: [unusable ?? []].flat() };
  const reader = new ActionReader(source, content["overlay"]);
  const { info, actions } = content;
  const isDescribed = isJsonObject(info) && typeof info["title"] === "string" && typeof info["version"] === "string";
  if (!isDescribed) reader.report("/info", "An overlay has an `info` with a `title` and a `version`.");
  const listed: readonly JsonValue[] = Array.isArray(actions) ? actions : [];
  if (listed.length === 0) reader.report("/actions", "An overlay has a list of `actions`, which is not empty.");
  const read = listed.flatMap((action, index) => reader.read(action, pointerOf("/actions", index)) ?? []);
  return { value: { source, actions: read }, issues: reader.issues };
}

function versionIssue(source: Source): Issue | undefined {
  const { content, file } = source;
  if (!isJsonObject(content) || !Object.hasOwn(content, "overlay")) {
    const nearest = isJsonObject(content) ? nearestName("overlay", Object.keys(content)) : undefined;
    const hint =
      nearest === undefined ? "It begins with `overlay: 1.0.0`." : `Is \`${nearest}\` meant to be \`overlay\`?`;
    const message = `\`${file}\` is no overlay: it has no member \`overlay\`.`;
    return issueOf("document-invalid", source.locate(""), message, hint);
  }
  const version = content["overlay"];
  if (typeof version === "string" && /^1\.[01]\.[0-9]+$/.test(version)) return undefined;
  const message = `\`${JSON.stringify(version)}\` is no version of overlays that is read.`;
  return issueOf("version-unsupported", source.locate("/overlay"), message, "Overlays 1.0 and 1.1 are read.");
}

class ActionReader {
  readonly #source: Source;
  readonly #issues: Issue[] = [];
  readonly #copies: boolean;

  constructor(source: Source, version: JsonValue | undefined) {
    this.#source = source;
    this.#copies = typeof version === "string" && !version.startsWith("1.0.");
  }

  get issues(): readonly Issue[] {
    return this.#issues;
  }

  report(pointer: string, message: string, hint?: string): undefined {
    this.#issues.push(issueOf("overlay-invalid", this.#source.locate(pointer), message, hint));
  }

  read(action: JsonValue, pointer: string): OverlayAction | undefined {
    if (!isJsonObject(action)) return this.report(pointer, "An action is an object with a `target`.");
    const { target, remove } = action;
    if (typeof target !== "string")
      return this.report(pointer, "An action has a `target`, which is a text of JSONPath.");
    if (remove !== undefined && typeof remove !== "boolean") {
      return this.report(pointerOf(pointer, "remove"), "`remove` must be `true` or `false`.");
    }
    // Removal has it over all else (Overlay 1.1, Action Object, `update`).
    return remove === true ? { target, pointer, kind: "remove" } : this.#readChange(action, target, pointer);
  }

  #readChange(action: JsonObject, target: string, pointer: string): OverlayAction | undefined {
    const { update, copy } = action;
    if (copy !== undefined && !this.#copies) {
      return this.report(
        pointerOf(pointer, "copy"),
        "Overlays have `copy` since version 1.1.",
        "Say `overlay: 1.1.0`.",
      );
    }
    if (update !== undefined && copy !== undefined) {
      return this.report(pointer, "An action has `update` or `copy`, not both.");
    }
    if (update !== undefined) return { target, pointer, kind: "update", value: update };
    if (typeof copy === "string") return { target, pointer, kind: "copy", from: copy };
    if (copy !== undefined) return this.report(pointerOf(pointer, "copy"), "`copy` must be a text of JSONPath.");
    return this.report(pointer, "This action does nothing: it has neither `update` nor `remove: true`.");
  }
}

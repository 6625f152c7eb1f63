import { dirname, relative, resolve, sep } from "node:path";
import { issueOf, type Issue, type IssueCode } from "../model/issue.js";
import {
  isJsonObject,
  memberOf,
  percentDecoded,
  pointerOf,
  pointerOfFragment,
  segmentsOf,
  valueAt,
  type JsonValue,
} from "../model/json.js";
import { findAnchor } from "./find-anchor.js";
import { openSource, openText } from "./parse-source.js";
import type { ReadFile, Source } from "./source.js";
import { findBySelf, relativeToSelf, selfUriOf } from "./self-uri.js";
import { suggestPointer } from "./suggest-pointer.js";

/** A value in some file. */
export interface Target {
  readonly source: Source;
  readonly pointer: string;
  readonly value: JsonValue;
}

/** Why a reference leads nowhere. */
export interface Failure {
  readonly code: Extract<IssueCode, "ref-remote" | "ref-unresolved">;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Issues of a file that are told where it is referred to, since nothing of it was read. */
const unreadCodes: ReadonlySet<IssueCode> = new Set(["file-not-found", "file-unreadable", "ref-remote"]);

/** More references on the way to one value can only be a circle. */
const mostHops = 50;

/** The files of a document; each is read once. */
export class SourceLibrary {
  readonly root: Source;
  readonly #read: ReadFile;
  readonly #opened = new Map<string, Source | Failure>();
  readonly #found = new Map<string, Target | Failure>();
  readonly #issues: Issue[] = [];

  constructor(root: Source, read: ReadFile) {
    this.root = root;
    this.#read = read;
    this.#opened.set(root.path, root);
  }

  /** Those that could be read, the root first. */
  get sources(): readonly Source[] {
    return [...this.#opened.values()].filter(isSource);
  }

  /** What is wrong with the files themselves: their syntax. */
  get issues(): readonly Issue[] {
    return this.#issues;
  }

  /** Finds the value to which a reference in `source` leads. */
  find(reference: string, source: Source): Target | Failure {
    // The same parameters and responses are referred to again and again.
    const key = `${source.path}\n${reference}`;
    const found = this.#found.get(key) ?? this.#find(reference, source, 0);
    this.#found.set(key, found);
    return found;
  }

  #find(written: string, source: Source, hops: number): Target | Failure {
    const self = selfUriOf(source.content);
    const named = findBySelf(written, self, this.sources);
    const pointerInNamed = named && pointerOfFragment(named.fragment);
    const target = named && pointerInNamed !== undefined ? this.#walk(named.document, pointerInNamed, hops) : undefined;
    if (target !== undefined) return target;
    const reference = relativeToSelf(written, self);
    if (/^https?:/i.test(reference)) {
      return failure("ref-remote", `\`${reference}\` is on the network; references lead to files only.`);
    }
    if (/^[a-z][a-z0-9+.-]+:/i.test(reference)) {
      return failure(
        "ref-unresolved",
        `\`${reference}\` cannot be read; a reference names a file by its relative path.`,
      );
    }
    const hash = reference.indexOf("#");
    const fileName = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "#" : reference.slice(hash);
    const opened = fileName === "" ? source : this.#open(resolve(dirname(source.path), percentDecoded(fileName)));
    if (!isSource(opened)) return opened;
    const pointer = pointerOfFragment(fragment) ?? findAnchor(opened.content, percentDecoded(fragment.slice(1)));
    if (pointer === undefined) {
      const message = `\`${reference}\` is neither a JSON Pointer nor the name of one schema of \`${opened.file}\`.`;
      return failure("ref-unresolved", message);
    }
    return this.#walk(opened, pointer, hops) ?? this.#missing(reference, fileName, pointer, source, opened);
  }

  #open(path: string): Source | Failure {
    const known = this.#opened.get(path);
    if (known !== undefined) return known;
    const open = /\.(?:md|markdown)$/i.test(path) ? openText : openSource; // a description may be a file, as Redocly has it
    const { value, issues } = open(path, this.#read);
    const [issue] = issues;
    const isUnread = issue !== undefined && unreadCodes.has(issue.code);
    if (!isUnread) this.#issues.push(...issues.map(ofPart));
    const code = issue?.code === "ref-remote" ? issue.code : "ref-unresolved";
    const opened = value ?? (isUnread ? failure(code, issue.message, issue.hint) : unreadable(issue));
    this.#opened.set(path, opened);
    return opened;
  }

  /** Follows the pointer, through references that stand on its way. */
  #walk(start: Source, pointer: string, hops: number): Target | undefined {
    let target: Target = { source: start, pointer: "", value: start.content };
    for (const segment of segmentsOf(pointer)) {
      const direct = childOf(target, segment);
      const through = direct === undefined ? this.#through(target, hops) : undefined;
      const next = direct ?? (through === undefined ? undefined : childOf(through, segment));
      if (next === undefined) return undefined;
      target = next;
    }
    return target;
  }

  #through(target: Target, hops: number): Target | undefined {
    const { value, source } = target;
    if (!isJsonObject(value) || !Object.hasOwn(value, "$ref") || hops >= mostHops) return undefined;
    const reference = value["$ref"];
    if (typeof reference !== "string") return undefined;
    const found = this.#find(reference, source, hops + 1);
    return "code" in found ? undefined : found;
  }

  #missing(reference: string, fileName: string, pointer: string, source: Source, opened: Source): Failure {
    const message =
      fileName === ""
        ? `\`${reference}\` is not in \`${source.file}\`, the file that refers to it.`
        : `\`${reference}\` is not there: \`${opened.file}\` has no \`${pointer}\`.`;
    if (opened === source && source !== this.root && valueAt(this.root.content, pointer) !== undefined) {
      const path = relative(dirname(source.path), this.root.path).replaceAll(sep, "/");
      return failure("ref-unresolved", message, `Did you mean \`${path}#${pointer}\`?`);
    }
    const suggested = suggestPointer(opened.content, pointer);
    const hint = suggested === undefined ? undefined : `Did you mean \`${fileName}#${suggested}\`?`;
    return failure("ref-unresolved", message, hint);
  }
}

/** What is fatal in the document itself costs what refers to it, where it stands in another file. */
function ofPart(issue: Issue): Issue {
  const { severity, location, message, hint } = issue;
  return severity === "fatal" ? issueOf("ref-unreadable", location, message, hint) : issue;
}

function unreadable(issue: Issue | undefined): Failure {
  const file = issue === undefined ? "The file" : `\`${issue.location.file}\``;
  return failure("ref-unresolved", `${file} cannot be read.`);
}

function isSource(opened: Source | Failure): opened is Source {
  return "content" in opened;
}

function failure(code: Failure["code"], message: string, hint?: string): Failure {
  return { code, message, hint };
}

function childOf(target: Target, segment: string): Target | undefined {
  const value = memberOf(target.value, segment);
  return value === undefined ? undefined : { ...target, pointer: pointerOf(target.pointer, segment), value };
}

import type { JsonObject, JsonValue } from "../model/json.js";

/** What we use of Redocly 2's interface for plugins, which `@redocly/cli` bundles and does not export. */
export interface RedoclyPlugin {
  /** Comes before the names of rules and configurations: `specwright/union-ambiguous`. */
  readonly id: string;
  readonly rules: { readonly oas3: Readonly<Record<string, (options: RuleOptions) => Visitor>> };
  readonly configs: Readonly<Record<string, RuleSet>>;
}

/** A configuration that `extends` can name. */
export interface RuleSet {
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

export type RuleSeverity = "error" | "warn" | "off";

export type RuleSetting = RuleSeverity | { readonly severity: RuleSeverity; readonly [option: string]: unknown };

/** What stands beside `severity` in a configuration; from the user, thus unchecked. */
export type RuleOptions = Readonly<Record<string, JsonValue | undefined>>;

/**
 * Functions by the type of a node. On the outermost level each sees a node once, wherever it is referred to from; further in
 * they see the nearest nodes of that type below the node around, once for each such node.
 */
export interface Visitor {
  readonly [type: string]: VisitNode | NestedVisitor;
}

export interface NestedVisitor {
  readonly enter?: VisitNode;
  readonly leave?: VisitNode;
  readonly [type: string]: VisitNode | NestedVisitor | undefined;
}

/** `node` has been followed through its reference; nothing says that it has the shape that OpenAPI wants. */
export type VisitNode = (node: JsonValue, context: VisitContext) => void;

export interface VisitContext {
  readonly location: RedoclyLocation;
  /** The name or the index of the node in what it stands in. */
  readonly key: string | number;
  /** `oas3_0`, `oas3_1`, `oas3_2`. */
  readonly specVersion: string;
  readonly config?: { readonly resolvedConfig?: JsonObject };
  report(problem: Problem): void;
  /** The target of `node` if it is a reference, looked up from the file `from`; else `node` itself. */
  resolve(node: JsonValue, from?: string): { readonly node?: JsonValue; readonly location?: RedoclyLocation };
}

export interface Problem {
  /** Goes to terminals and logs as it is. */
  readonly message: string;
  readonly location: RedoclyLocation | { readonly reportOnKey: boolean };
  /** Shown after "Did you mean". */
  readonly suggest?: readonly string[];
}

export interface RedoclyLocation {
  /** From `#/` on. */
  readonly pointer: string;
  readonly source: { readonly absoluteRef: string };
  child(segments: readonly (string | number)[]): RedoclyLocation;
  /** The key in place of the value. */
  key(): RedoclyLocation;
}

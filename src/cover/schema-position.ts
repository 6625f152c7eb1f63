/** What the output makes of a schema, by where it stands. */
export interface PositionTraits {
  /** Whether a guard checks values. */
  readonly isGuarded: boolean;
  /** Whether a type says what values are. */
  readonly isTyped: boolean;
  /** Whether a comment shows its words. */
  readonly hasWords: boolean;
  /** Whether a comment shows the limits of strings and numbers. */
  readonly hasLimits: boolean;
  /** Whether the values of an enum become constants with names. */
  readonly hasConstants: boolean;
  /** Whether `readOnly` and `writeOnly` count. */
  readonly hasViews: boolean;
  /** Where the properties of such a schema stand. */
  readonly property: SchemaPosition;
  /** Where its items stand. */
  readonly item: SchemaPosition;
  /** Where other schemas in it stand. */
  readonly member: SchemaPosition;
}

/**
 * - `component`: what other schemas may refer to; `named`: a module of its own as well; `property`: of an object with a guard; `member`: anywhere else in a schema with a guard;
 * - `condition`: what decides without being said by a type, such as `not`;
 * - `parameter`, `parameterItem`, `parameterMember`: in a parameter or header, which no guard checks;
 * - `stream`: a list that describes a stream by its items;
 * - `text`: a body that is given out as it comes.
 */
export type SchemaPosition =
  | "component"
  | "named"
  | "property"
  | "member"
  | "condition"
  | "parameter"
  | "parameterItem"
  | "parameterMember"
  | "stream"
  | "text";

const inGuard = { isGuarded: true, isTyped: true, property: "property", item: "member", member: "member" } as const;
const inParameter = { isGuarded: false, isTyped: true, property: "parameter", member: "parameterMember" } as const;
const none = { hasWords: false, hasLimits: false, hasConstants: false, hasViews: false } as const;

/** The traits of each position. */
export const positions: Readonly<Record<SchemaPosition, PositionTraits>> = {
  component: { ...inGuard, ...none, hasWords: true, hasLimits: true, hasConstants: true, hasViews: true },
  named: { ...inGuard, ...none, hasWords: true, hasLimits: true, hasConstants: true },
  property: { ...inGuard, ...none, hasWords: true, hasLimits: true, hasViews: true },
  member: { ...inGuard, ...none },
  condition: { ...inGuard, ...none, isTyped: false, property: "condition", item: "condition", member: "condition" },
  parameter: { ...inParameter, ...none, hasWords: true, hasLimits: true, item: "parameterItem" },
  parameterItem: { ...inParameter, ...none, hasLimits: true, item: "parameterMember" },
  parameterMember: { ...inParameter, ...none, item: "parameterMember" },
  stream: { ...inGuard, ...none, isGuarded: false, item: "named", member: "named" },
  text: { ...none, isGuarded: false, isTyped: false, property: "text", item: "text", member: "text" },
};

import { explain, type Shape, type UncheckedShape } from "./explain.js";
import type { Follow, Search } from "./search.js";

/** A run-time check for `T`, with an explanation for what fails it. */
export interface Guard<T> {
  /** The TypeScript name of the type; messages begin with it. */
  readonly name: string;
  readonly is: (value: unknown) => value is T;
  /** What keeps `value` from being a `T`: at most 100 issues, and none exactly when `is` holds. Never throws. */
  issues(value: unknown): readonly GuardIssue[];
  /** What a value must be, in the form that explanations read. */
  readonly shape: () => Shape;
  /** For form libraries, routers and whatever else takes Standard Schemas. */
  readonly "~standard": StandardSchema<T>;
}

/** What became of checking a value. */
export type Validation<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly GuardIssue[] };

/** What a guard is to libraries that take validators of any make (Standard Schema 1.1, https://standardschema.dev). */
export interface StandardSchema<T> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (value: unknown) => StandardResult<T>;
  /** Never there at run time. */
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}

/** What {@link StandardSchema.validate} gives. */
export type StandardResult<T> =
  { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** One issue of a {@link StandardResult}. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** One reason why a value is not valid. It names types, never values: responses carry secrets. */
export interface GuardIssue {
  /** JSON Pointer (RFC 6901) into the value; empty for the value itself. */
  readonly pointer: string;
  /** The JSON Schema keyword that failed, such as `type`, `enum` or `required`. */
  readonly keyword: string;
  readonly expected: string;
  readonly received: string;
  /** All of the above in one line, beginning with the name of the guard. */
  readonly message: string;
}

/** A value that is not what its guard expects. */
export class InvalidValueError extends TypeError {
  override readonly name = "InvalidValueError";
  readonly issues: readonly GuardIssue[];

  constructor(message: string, issues: readonly GuardIssue[]) {
    super(message);
    this.issues = issues;
  }
}

/** What an object of type `T` may turn out to be: its declared names, and those of `Extra`, with unknown values. */
export type Unchecked<T, Extra extends string = never> = { readonly [Name in DeclaredName<T> | Extra]?: unknown };

/** The names that `T`, or any member of it, declares; index signatures declare none. */
type DeclaredName<T> = T extends unknown
  ? keyof { [Name in keyof T as string extends Name ? never : number extends Name ? never : Name]: unknown }
  : never;

/** An object with properties of these names, if any, and unknown values. */
export type Fields<Name extends PropertyKey> = { readonly [N in Name]?: unknown };

/** Makes the guard of a type from its predicate and from the shape that explains failures. */
export function guard<T>(name: string, is: (value: unknown) => value is T, makeShape: () => UncheckedShape): Guard<T> {
  let known: Shape | undefined;
  return new GuardImplementation(name, is, () => (known ??= makeShape() as Shape)); // see `UncheckedShape`
}

/** A guard explained by its shape. It is a class, so that importing a thousand of them does not make functions for each. */
export class GuardImplementation<T> implements Guard<T> {
  declare readonly name: string;
  declare readonly is: (value: unknown) => value is T;
  declare readonly shape: () => Shape;
  declare private readonly follow: Follow | undefined;
  declare private readonly formats: Search["formats"];

  constructor(
    name: string,
    is: (value: unknown) => value is T,
    shape: () => Shape,
    follow?: Follow,
    formats?: Search["formats"],
  ) {
    this.name = name;
    this.is = is;
    this.shape = shape;
    this.follow = follow;
    this.formats = formats;
  }

  issues(value: unknown): readonly GuardIssue[] {
    return explain(this, value, this.follow, this.formats);
  }

  get "~standard"(): StandardSchema<T> {
    return standardSchemaOf(this);
  }
}

/** A guard as a Standard Schema. */
export function standardSchemaOf<T>(guard: Pick<Guard<T>, "issues">): StandardSchema<T> {
  const validate = (value: unknown): StandardResult<T> => {
    const issues = guard.issues(value);
    // Nothing is wrong with it.
    return issues.length === 0 ? { value: value as T } : { issues: issues.map(standardIssue) };
  };
  return { version: 1, vendor: "specwright", validate };
}

/** An issue as Standard Schema wants it: with the names and indices on the way to the place. */
function standardIssue({ message, pointer }: GuardIssue): StandardIssue {
  const segments = pointer.split("/").slice(1);
  const path = segments.map((segment) => {
    const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    return String(Number(name)) === name ? Number(name) : name; // the same key either way
  });
  return { message, path };
}

/** Checks a value as {@link assertValid} does, and gives the outcome back. */
export function validationOf<T>(guard: Guard<T>, value: unknown): Validation<T> {
  const issues = guard.issues(value);
  return issues.length === 0 ? { ok: true, value: value as T } : { ok: false, issues }; // nothing is wrong with it
}

/**
 * Throws unless `value` passes the guard.
 *
 * @throws {InvalidValueError} whose message lists the first issues; all of them are in `issues`.
 */
export function assertValid(guard: Guard<unknown>, value: unknown): void {
  if (guard.is(value)) return;
  throw invalidValueError(guard.issues(value));
}

/** The error that tells of `issues`; its message lists the first three. */
export function invalidValueError(issues: readonly GuardIssue[]): InvalidValueError {
  const lines = issues.slice(0, 3).map((issue) => issue.message);
  const more = issues.length - lines.length;
  if (more > 0) lines.push(`and ${more === 100 - lines.length ? "at least " : ""}${more} more`);
  return new InvalidValueError(lines.join("\n"), issues);
}

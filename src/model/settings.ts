import type { NameOverrides } from "./api.js";

/** The settings of one API under `x-specwright`. */
export interface ApiSettings extends ResolveSettings {
  /** Where the output goes, relative to the configuration file. */
  readonly output: string;
  /** The npm name of the package, for documentation. */
  readonly package?: string;
  readonly importExtension: ".js" | ".ts";
  readonly guards: GuardKind;
}

/** The settings that decide what a document means. */
export interface ResolveSettings {
  readonly names: NameOverrides;
  /** Whether `properties` or `required` without a `type` mean an object, which JSON Schema denies. */
  readonly implicitObject: boolean;
  /** Whether the property named by `discriminator` alone picks the branch; otherwise it is the annotation that JSON Schema takes it for. */
  readonly discriminatorIsAuthoritative: boolean;
  readonly enums: EnumSettings;
  readonly formats: FormatSettings;
}

/** What guards are made of: predicates and explanations, explanations alone (smallest, the same verdicts), or nothing. */
export const guardKinds = ["aot", "compact", "none"] as const;

export type GuardKind = (typeof guardKinds)[number];

/** Whether values beside the literals of an enum are valid. */
export interface EnumSettings {
  readonly all: "open" | "closed";
  /** By the wire name of a component; wins over `all`. */
  readonly schemas: Readonly<Record<string, "open" | "closed">>;
}

/** Which formats are asserted; all others are annotations. */
export interface FormatSettings {
  /** In the bodies of requests, where a client sends them. */
  readonly request: readonly string[];
  /** By the guards themselves, and so in the bodies of responses. */
  readonly response: readonly string[];
  /** Regular expressions of formats that the specifications do not know, by name; not anchored. */
  readonly custom: Readonly<Record<string, string>>;
}

/** What holds where the configuration says nothing. */
export const defaultSettings: Omit<ApiSettings, "output"> = {
  names: { operations: {}, schemas: {} },
  importExtension: ".js",
  guards: "aot",
  implicitObject: true,
  discriminatorIsAuthoritative: true,
  enums: { all: "closed", schemas: {} },
  formats: { request: ["date-time", "date", "ipv4", "ipv6", "uuid"], response: [], custom: {} },
};

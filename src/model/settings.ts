import type { NameOverrides } from "./api.js";
import type { PaginationSettings } from "./pagination.js";
import type { SelectionSettings } from "./selection.js";

/** The settings of one API under `x-specwright`. */
export interface ApiSettings extends ResolveSettings, SelectionSettings {
  /** Where the output goes, relative to the configuration file. */
  readonly output: string;
  /** Files of overlays that are applied to the document, in their order. */
  readonly overlays?: readonly string[];
  /** The npm name of the package. */
  readonly package?: string;
  /** Under which terms the package may be used; nobody may where it is absent. */
  readonly license?: LicenseSettings;
  /** Where the package is made, as npm takes it: the URL of a Git repository. */
  readonly repository?: string;
  readonly importExtension: ".js" | ".ts";
  readonly guards: GuardKind;
  /** Whether the output has what TanStack Query takes, beside the operations. */
  readonly tanstackQuery: boolean;
  /** Whether the output has handlers for MSW, which answer with samples. */
  readonly msw: boolean;
}

/** The licence of a package. */
export interface LicenseSettings {
  /** An SPDX expression; absent where the file alone says it. */
  readonly spdx?: string;
  /** Who holds the rights, and since when, as the licence's text names it: `2026 Flexslot GmbH`. */
  readonly copyright?: string;
  /** A file with the text, as the user would type its path; for licences whose text we do not have. */
  readonly file?: string;
}

/** The settings that decide what a document means. */
export interface ResolveSettings {
  readonly names: NameOverrides;
  readonly operationNames: OperationNames;
  /** Whether `properties` or `required` without a `type` mean an object, which JSON Schema denies. */
  readonly implicitObject: boolean;
  /** Whether the property named by `discriminator` alone picks the branch; otherwise it is the annotation that JSON Schema takes it for. */
  readonly discriminatorIsAuthoritative: boolean;
  /** Whether `nullable: true` admits null without a `type` beside it as well, which OpenAPI 3.0.3 denies. */
  readonly nullableWithoutType: boolean;
  readonly enums: EnumSettings;
  readonly formats: FormatSettings;
  readonly pagination: PaginationSettings;
}

/** How operations are named: as the document does, or with the verb of a Django REST framework action in front. */
export const operationNames = ["document", "readable"] as const;

export type OperationNames = (typeof operationNames)[number];

/** What guards are made of: predicates and explanations, explanations alone, predicates alone (the same verdicts), or nothing. */
export const guardKinds = ["aot", "compact", "predicates", "none"] as const;

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
  include: [],
  exclude: [],
  names: { operations: {}, schemas: {} },
  operationNames: "document",
  importExtension: ".js",
  guards: "aot",
  tanstackQuery: false,
  msw: false,
  implicitObject: true,
  discriminatorIsAuthoritative: true,
  nullableWithoutType: false,
  enums: { all: "closed", schemas: {} },
  formats: { request: ["date-time", "date", "ipv4", "ipv6", "uuid"], response: [], custom: {} },
  pagination: { all: "auto", operations: {} },
};

import { UsageError } from "../commands/command.js";
import type { OptionName } from "./options.js";

/** What `pack` and `publish` alone are told. */
export interface PackageFlags {
  readonly previous?: string;
  readonly version?: string;
  readonly first: boolean;
  readonly cjs: boolean;
  readonly jsr: boolean;
  readonly yes: boolean;
  readonly provenance: boolean;
  readonly access?: "public" | "restricted";
  readonly tag?: string;
}

/**
 * `pack --version 2.0.0` is what people write, although `--version` alone asks for ours: it becomes `--set-version`.
 */
export function withSetVersion(parameters: readonly string[]): string[] {
  const command = parameters.find((parameter) => !parameter.startsWith("-"));
  if (command !== "pack") return [...parameters];
  return parameters.map((parameter, index) => {
    const next = parameters[index + 1];
    if (parameter === "--version" && next !== undefined && /^v?\d/.test(next)) return "--set-version";
    return parameter.replace(/^--version=/, "--set-version=");
  });
}

/**
 * The flags of the two commands that deal with packages.
 *
 * @throws {UsageError} if two of them exclude each other, or one has a value that npm does not know.
 */
export function packageFlags(values: ReadonlyMap<OptionName, string | true | readonly string[]>): PackageFlags {
  const text = (name: OptionName): string | undefined => {
    const value = values.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const [previous, version, access, tag] = [text("previous"), text("set-version"), text("access"), text("tag")];
  if (previous !== undefined && values.has("first")) {
    throw new UsageError("`--first` and `--previous` exclude each other.", "A first version has no previous one.");
  }
  if (access !== undefined && access !== "public" && access !== "restricted") {
    throw new UsageError(`There is no access \`${access}\`.`, "It is one of public, restricted.");
  }
  return {
    ...(previous === undefined ? {} : { previous }),
    ...(version === undefined ? {} : { version }),
    first: values.has("first"),
    cjs: values.has("cjs"),
    jsr: values.has("jsr"),
    yes: values.has("yes"),
    provenance: !values.has("no-provenance"),
    ...(access === undefined ? {} : { access }),
    ...(tag === undefined ? {} : { tag }),
  };
}

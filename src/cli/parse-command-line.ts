import { parseArgs } from "node:util";
import { UsageError } from "../commands/command.js";
import { type LintFormat, lintFormats } from "../lint/lint-document.js";
import { nearestName } from "../load/nearest-name.js";
import { type GuardKind, guardKinds } from "../model/settings.js";
import { type PackageFlags, packageFlags, withSetVersion } from "./package-flags.js";
import {
  type CommandName,
  commandNames,
  isCommandName,
  isOptionName,
  isOptionOf,
  type OptionName,
  optionNames,
  options,
} from "./options.js";

/** A command line that makes sense. */
export type CommandLine =
  { readonly kind: "help"; readonly command: CommandName | undefined } | { readonly kind: "version" } | CommandRun;

/** A command with everything it was given. */
export interface CommandRun {
  readonly kind: "run";
  readonly command: CommandName;
  readonly target?: string;
  readonly output?: string;
  readonly config?: string;
  readonly guards?: GuardKind;
  readonly format?: LintFormat;
  /** What `pack` and `publish` alone are told. */
  readonly package: PackageFlags;
  readonly strict: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

type Values = ReadonlyMap<OptionName, string | true>;

/**
 * Understands the arguments of the command line.
 *
 * @throws {UsageError} if they make no sense, with the nearest that does.
 */
export function parseCommandLine(parameters: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: withSetVersion(parameters),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<OptionName, string | true>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind === "option") addOption(token, values);
  }
  return commandLineOf(words, values);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function addOption({ name, rawName, value, inlineValue }: OptionToken, values: Map<OptionName, string | true>): void {
  if (!isOptionName(name)) {
    const nearest = nearestName(name, optionNames);
    throw new UsageError(`There is no option \`${rawName}\`.`, nearest === undefined ? seeHelp : meant(`--${nearest}`));
  }
  if (values.has(name) && options[name].type === "string") throw new UsageError(`\`${rawName}\` is given twice.`);
  if (options[name].type === "boolean") {
    if (value !== undefined) throw new UsageError(`\`${rawName}\` takes no value.`);
    values.set(name, true);
    return;
  }
  // `--output --json` forgot the value; `--output=--json` means it.
  if (value === undefined || value === "" || (value.startsWith("-") && inlineValue !== true)) {
    throw new UsageError(`\`${rawName}\` needs a value.`, seeHelp);
  }
  values.set(name, value);
}

function commandLineOf(words: readonly string[], values: Values): CommandLine {
  const [first, ...others] = words;
  if (first === "help" || values.has("help")) return { kind: "help", command: helpTopic(words) };
  if (values.has("version")) return { kind: "version" };
  if (first === undefined) throw new UsageError("A command is missing.", seeHelp);
  if (!isCommandName(first)) throw unknownCommand(first);
  const [target, superfluous] = others;
  if (superfluous !== undefined) {
    throw new UsageError(`\`${first}\` takes one API or file, and \`${superfluous}\` is one too many.`);
  }
  checkOptions(first, values);
  const guards = choiceOf("guards", guardKinds, "kind of guards", values);
  const format = choiceOf("format", lintFormats, "format", values);
  return {
    kind: "run",
    command: first,
    ...(target === undefined ? {} : { target }),
    ...textOption("output", values),
    ...textOption("config", values),
    ...(guards === undefined ? {} : { guards }),
    ...(format === undefined ? {} : { format }),
    package: packageFlags(values),
    strict: values.has("strict"),
    json: values.has("json"),
    quiet: values.has("quiet"),
  };
}

function helpTopic(words: readonly string[]): CommandName | undefined {
  const topic = words.find((word) => word !== "help");
  if (topic === undefined || isCommandName(topic)) return topic;
  throw unknownCommand(topic);
}

function unknownCommand(name: string): UsageError {
  if (/\.(?:ya?ml|json)$/i.test(name)) {
    return new UsageError(`\`${name}\` is no command.`, `Did you mean \`specwright generate ${name}\`?`);
  }
  const nearest = nearestName(name, commandNames);
  return new UsageError(`There is no command \`${name}\`.`, nearest === undefined ? seeHelp : meant(nearest));
}

function checkOptions(command: CommandName, values: Values): void {
  for (const name of values.keys()) {
    if (!isOptionOf(name, command)) throw new UsageError(`\`${command}\` has no option \`--${name}\`.`, seeHelp);
  }
  if (values.has("format") && values.has("json")) {
    throw new UsageError("`--format` and `--json` exclude each other.", "`--format json` is Redocly's own JSON.");
  }
}

function choiceOf<Choice extends string>(
  name: OptionName,
  choices: readonly Choice[],
  noun: string,
  values: Values,
): Choice | undefined {
  const wanted = values.get(name);
  if (typeof wanted !== "string") return undefined;
  const choice = choices.find((each) => each === wanted);
  if (choice !== undefined) return choice;
  const nearest = nearestName(wanted, choices);
  const hint = nearest === undefined ? `It is one of ${choices.join(", ")}.` : meant(nearest);
  throw new UsageError(`There is no ${noun} \`${wanted}\`.`, hint);
}

function textOption<Name extends OptionName>(name: Name, values: Values): { readonly [Key in Name]?: string } {
  const value = values.get(name);
  if (typeof value !== "string") return {};
  // TypeScript takes the computed key for any string.
  return { [name]: value } as { readonly [Key in Name]?: string };
}

const seeHelp = "See `specwright --help`.";

function meant(name: string): string {
  return `Did you mean \`${name}\`?`;
}

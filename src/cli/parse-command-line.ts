import { parseArgs } from "node:util";
import { UsageError } from "../commands/command.js";
import { parseShard, type Shard } from "../commands/shard.js";
import { nearestName } from "../model/nearest-name.js";
import { type NetworkAllowance, networkAllowances } from "../model/network.js";
import { type GuardKind, guardKinds } from "../model/settings.js";
import type { SelectionRule } from "../model/selection.js";
import { type PackageFlags, packageFlags, withSetVersion } from "./package-flags.js";
import {
  type CommandHelp,
  type CommandName,
  commandNames,
  commands,
  type FailOn,
  failOnChoices,
  isCommandName,
  isOptionName,
  isOptionOf,
  type Option,
  type OptionName,
  optionNames,
  options,
  verdicts,
} from "./options.js";
import { typedRules } from "./selection-options.js";

/** A command line that makes sense. */
export type CommandLine =
  { readonly kind: "help"; readonly command: CommandName | undefined } | { readonly kind: "version" } | CommandRun;

/** A command with everything it was given. */
export interface CommandRun {
  readonly kind: "run";
  readonly command: CommandName;
  /** What was named: an API, a file, documents. */
  readonly words: readonly string[];
  readonly output?: string;
  readonly config?: string;
  readonly guards?: GuardKind;
  readonly include?: readonly SelectionRule[];
  readonly exclude?: readonly SelectionRule[];
  readonly report?: string;
  readonly shard?: Shard;
  /** One of those that the command has. */
  readonly format?: string;
  readonly failOn?: FailOn;
  readonly base?: string;
  readonly ignore?: string;
  readonly only?: (typeof verdicts)[number];
  readonly markdown?: string;
  readonly sarif?: string;
  readonly summary: boolean;
  readonly checkVersion: boolean;
  readonly check: boolean;
  readonly force: boolean;
  readonly lint: boolean;
  readonly watch: boolean;
  readonly dryRun: boolean;
  /** What `pack` and `publish` alone are told. */
  readonly package: PackageFlags;
  /** What may be fetched beside public hosts over https. */
  readonly allow: readonly NetworkAllowance[];
  readonly strict: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** What was given, a list for what may be given several times. */
type Value = string | true | readonly string[];
type Values = ReadonlyMap<OptionName, Value>;

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
  const values = new Map<OptionName, Value>();
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

function addOption({ name, rawName, value, inlineValue }: OptionToken, values: Map<OptionName, Value>): void {
  if (!isOptionName(name)) {
    const nearest = nearestName(name, optionNames);
    throw new UsageError(`There is no option \`${rawName}\`.`, nearest === undefined ? seeHelp : meant(`--${nearest}`));
  }
  const { type, multiple }: Option = options[name];
  if (values.has(name) && type === "string" && multiple !== true)
    throw new UsageError(`\`${rawName}\` is given twice.`);
  if (type === "boolean") {
    if (value !== undefined) throw new UsageError(`\`${rawName}\` takes no value.`);
    values.set(name, true);
    return;
  }
  // `--output --json` forgot the value; `--output=--json` means it.
  if (value === undefined || value === "" || (value.startsWith("-") && inlineValue !== true)) {
    throw new UsageError(`\`${rawName}\` needs a value.`, seeHelp);
  }
  values.set(name, multiple === true ? [...listed(name, values), value] : value);
}

function listed(name: OptionName, values: Values): readonly string[] {
  const value = values.get(name);
  return typeof value === "object" ? value : [];
}

function commandLineOf(words: readonly string[], values: Values): CommandLine {
  const [first, ...others] = words;
  if (first === "help" || values.has("help")) return { kind: "help", command: helpTopic(words) };
  if (values.has("version")) return { kind: "version" };
  if (first === undefined) throw new UsageError("A command is missing.", seeHelp);
  if (!isCommandName(first)) throw unknownCommand(first);
  const command: CommandHelp = commands[first];
  const { most, nouns } = command.words ?? { most: 1, nouns: "one API or file" };
  const superfluous = others[most];
  if (superfluous !== undefined) {
    throw new UsageError(`\`${first}\` takes ${nouns}, and \`${superfluous}\` is one too many.`);
  }
  checkOptions(first, values);
  const guards = choiceOf("guards", guardKinds, "kind of guards", values);
  const include = typedRules("include", listed("include", values));
  const exclude = typedRules("exclude", listed("exclude", values));
  const format = choiceOf("format", command.formats ?? [], "format", values);
  const failOn = choiceOf("fail-on", failOnChoices, "impact", values);
  const shard = values.get("shard");
  const only = choiceOf("only", verdicts, "verdict", values);
  return {
    kind: "run",
    command: first,
    words: others,
    ...textOption("output", values),
    ...textOption("config", values),
    ...textOption("base", values),
    ...textOption("ignore", values),
    ...textOption("markdown", values),
    ...textOption("sarif", values),
    ...textOption("report", values),
    ...(guards === undefined ? {} : { guards }),
    ...(include.length === 0 ? {} : { include }),
    ...(exclude.length === 0 ? {} : { exclude }),
    ...(typeof shard === "string" ? { shard: parseShard(shard) } : {}),
    ...(format === undefined ? {} : { format }),
    ...(failOn === undefined ? {} : { failOn }),
    ...(only === undefined ? {} : { only }),
    summary: values.has("summary"),
    checkVersion: values.has("check-version"),
    check: values.has("check"),
    force: values.has("force"),
    lint: values.has("lint"),
    watch: values.has("watch"),
    dryRun: values.has("dry-run"),
    package: packageFlags(values),
    allow: networkAllowances.filter((each) => values.has(`allow-${each}`)),
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
    if (!isOptionOf(name, command))
      throw new UsageError(`\`${command}\` has no option \`--${name}\`.`, `See \`specwright ${command} --help\`.`);
  }
  if (values.has("watch") && values.has("json")) {
    throw new UsageError("`--watch` and `--json` exclude each other.", "One object is no answer that goes on.");
  }
  if (values.has("watch") && values.has("report")) {
    throw new UsageError("`--watch` and `--report` exclude each other.", "Ask for the report in a run of its own.");
  }
  if (values.has("watch") && values.has("lint")) {
    throw new UsageError("`--watch` and `--lint` exclude each other.", "Redocly takes longer than a change should.");
  }
  if (values.has("format") && values.has("json")) {
    throw new UsageError(
      "`--format` and `--json` exclude each other.",
      command === "lint"
        ? "`--format json` is Redocly's own JSON."
        : "`--json` has issues and changes, `--format json` the changes alone.",
    );
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

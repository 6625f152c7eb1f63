import {
  type CommandName,
  commandNames,
  commands,
  isOptionOf,
  type Option,
  type OptionName,
  optionNames,
  options,
} from "./options.js";

/** The help for the whole command line, or for one command. */
export function helpText(version: string, command: CommandName | undefined): string {
  return command === undefined ? overview(version) : commandHelp(command);
}

function overview(version: string): string {
  return [
    `Specwright ${version}: from an OpenAPI document to a typed fetch client with run-time guards.`,
    "",
    "Usage:",
    ...table(commandNames.map((name) => [`specwright ${commands[name].synopsis}`, commands[name].help])),
    "",
    "Without an argument, a command works on every API in redocly.yaml. With a file, it needs no configuration.",
    "`specwright help <command>` shows what else a command can do.",
    "",
    ...optionTable(undefined),
    "",
    "Exit codes:",
    ...table([
      ["0", "All is well; warnings do not count"],
      ["1", "The document, the configuration or the output has errors, or `--fail-on` refuses a change"],
      ["2", "The command cannot be understood, or the system is in its way"],
    ]),
    "",
  ].join("\n");
}

function commandHelp(name: CommandName): string {
  const { synopsis, help, details, examples } = commands[name];
  return [
    `${help}.`,
    "",
    `Usage: specwright ${synopsis}`,
    "",
    ...details,
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
    "",
    ...optionTable(name),
    "",
  ].join("\n");
}

/** The options of a command; without one, those that all commands have. */
function optionTable(command: CommandName | undefined): readonly string[] {
  const shown = optionNames.filter((name) =>
    command === undefined ? !("commands" in options[name]) : isOptionOf(name, command),
  );
  return ["Options:", ...table(shown.map((name) => optionRow(name, command)))];
}

function optionRow(name: OptionName, command: CommandName | undefined): readonly [left: string, right: string] {
  const option: Option = options[name];
  const { value, help } = (command === undefined ? undefined : option.variants?.[command]) ?? option;
  const short = option.short === undefined ? "" : `-${option.short}, `;
  return [`${short}--${name}${value === undefined ? "" : ` ${value}`}`, help];
}

function table(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

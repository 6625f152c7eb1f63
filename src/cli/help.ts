import { type CommandName, commandNames, commands, isOptionOf, type Option, optionNames, options } from "./options.js";

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
    "",
    ...optionTable(undefined),
    "",
    "Exit codes:",
    ...table([
      ["0", "All is well; warnings do not count"],
      ["1", "The document, the configuration or the output has errors"],
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

function optionTable(command: CommandName | undefined): readonly string[] {
  const shown = optionNames.filter((name) => command === undefined || isOptionOf(name, command));
  const rows = shown.map((name): [string, string] => {
    const option: Option = options[name];
    const short = option.short === undefined ? "" : `-${option.short}, `;
    const value = option.value === undefined ? "" : ` ${option.value}`;
    const only = option.commands === undefined || command !== undefined ? "" : ` (${option.commands.join(", ")})`;
    return [`${short}--${name}${value}`, `${option.help}${only}`];
  });
  return ["Options:", ...table(rows)];
}

function table(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

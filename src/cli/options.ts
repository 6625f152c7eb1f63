import { lintFormats } from "../lint/lint-document.js";
import { guardKinds } from "../model/settings.js";
import { diffFormats, diffHelp } from "./diff-help.js";
import { generateHelp, guardDetails } from "./generate-help.js";
import { initHelp } from "./init-help.js";
import { reviewFormats, reviewHelp } from "./review-help.js";
import { namesFormats, namesHelp } from "./names-help.js";
import { selectionOptions } from "./selection-options.js";
import { versionHelp } from "./version-help.js";

/** One option of the command line. */
export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  /** What the help calls the value. */
  readonly value?: string;
  /** Whole words for the help. */
  readonly help: string;
  /** The commands that have it; all if absent. */
  readonly commands?: readonly CommandName[];
  /** Commands for which it means something else. */
  readonly variants?: { readonly [Name in CommandName]?: Pick<Option, "value" | "help"> };
}

/** The least impact of a change that makes `diff` fail. */
export const failOnChoices = ["breaking", "risky", "additive", "any", "none"] as const;

export type FailOn = (typeof failOnChoices)[number];

/** The verdicts of `diff`: that of the documents, and that of the compiler. */
export const verdicts = ["wire", "types"] as const;

/** The commands, in the order of the help. */
export const commands = {
  init: initHelp,
  generate: generateHelp,
  check: {
    synopsis: "check [api | file] [--output DIR]",
    help: "Fail if the output on disk is not what `generate` would write",
    details: ["Generates in memory and compares byte for byte; nothing is written.", "", ...guardDetails],
    examples: ["specwright check", "specwright check openapi.yaml --output src/api"],
  },
  lint: {
    synopsis: "lint [api | file] [--format FORMAT]",
    help: "Lint the document with Redocly and the rules in redocly.yaml",
    details: [`Formats: ${lintFormats.join(", ")}.`],
    examples: ["specwright lint", "specwright lint openapi.yaml --format stylish"],
    formats: lintFormats,
  },
  names: namesHelp,
  diff: diffHelp,
  review: reviewHelp,
  pull: {
    synopsis: "pull [api] [--check] [--force]",
    help: "Refresh the document from the upstream that the configuration names",
    details: [
      "Asks the upstream of one API, or of every API with `x-specwright.upstream`, and replaces its document if it changed.",
      "Nothing is replaced unless what the upstream serves is an OpenAPI document that stands alone.",
    ],
    examples: ["specwright pull", "specwright pull flexslot@v1 --check"],
  },
  version: versionHelp,
  pack: {
    synopsis: "pack [api] [--output DIR]",
    help: "Make an npm package of the client",
    details: [
      "Writes the package of one API, or of every API in redocly.yaml that has a `package`, to dist/packages/<name>:",
      "compiled modules, README, CHANGELOG, the document, and the `.tgz` that npm publishes.",
      "",
      "The version follows from what changed since the last one, which is asked of npm's registry or named by --previous.",
      "A first version is 1.0.0, or 0.1.0 for an API whose own version begins with 0.",
      "`--version X` says the same as `--set-version X`.",
    ],
    examples: ["specwright pack flexslot", "specwright pack flexslot --previous client-1.4.0.tgz --cjs"],
  },
  publish: {
    synopsis: "publish [api] [--output DIR] [--yes]",
    help: "Publish what `pack` has made; without --yes, a dry run",
    details: [
      "Calls `npm publish --provenance`, which proves where the package was made.",
      "Refuses a package that was changed after it was packed, whose document is another one now, or that fails a check.",
      "Credentials are npm's own business: nothing is read, stored or printed.",
    ],
    examples: ["specwright publish flexslot", "specwright publish flexslot --yes --access public"],
  },
} as const satisfies Record<string, CommandHelp>;

export type CommandName = keyof typeof commands;

/** A command as the help shows it, and what it takes. */
export interface CommandHelp {
  readonly synopsis: string;
  readonly help: string;
  readonly details: readonly string[];
  readonly examples: readonly string[];
  /** The words after the command; one API or file if absent. */
  readonly words?: { readonly most: number; readonly nouns: string };
  /** What `--format` may be. */
  readonly formats?: readonly string[];
}

/** The options, in the order of the help. */
export const options = {
  output: {
    type: "string",
    short: "o",
    value: "DIR",
    help: "Folder of the output; instead of the configured one, if any",
    commands: ["init", "generate", "check", "diff", "review", "pack", "publish"],
    variants: {
      diff: { value: "FILE", help: "Write the report to a file" },
      review: { value: "FILE", help: "Write the review to a file" },
      pack: { value: "DIR", help: "Folder of the package; instead of dist/packages/<name>" },
      publish: { value: "DIR", help: "Folder of the package; instead of dist/packages/<name>" },
    },
  },
  guards: {
    type: "string",
    value: "KIND",
    help: `What guards are made of: ${guardKinds.join(", ")}`,
    commands: ["generate", "check", "pack", "publish"],
  },
  ...selectionOptions,
  report: {
    type: "string",
    value: "FILE",
    help: "Write what the output does not honour to a file",
    commands: ["generate"],
  },
  lint: { type: "boolean", help: "Lint the document beside it, with Redocly", commands: ["generate"] },
  watch: { type: "boolean", help: "Go on, and write again whenever a file is changed", commands: ["generate"] },
  shard: {
    type: "string",
    value: "I/N",
    help: "The APIs of one of several jobs: 2/3 is the second of three",
    commands: ["generate", "check"],
  },
  format: {
    type: "string",
    value: "FORMAT",
    help: "One of Redocly's formats",
    commands: ["lint", "names", "diff", "review"],
    variants: {
      names: { value: "FORMAT", help: `One of ${namesFormats.join(", ")}` },
      diff: { value: "FORMAT", help: `One of ${diffFormats.join(", ")}` },
      review: { value: "FORMAT", help: `One of ${reviewFormats.join(", ")}` },
    },
  },
  "fail-on": {
    type: "string",
    value: "IMPACT",
    help: `Exit with 1 on changes as bad as this: ${failOnChoices.join(", ")} (default)`,
    commands: ["diff", "review"],
  },
  "check-version": {
    type: "boolean",
    help: "Exit with 1 if the version has not risen as the changes demand",
    commands: ["diff", "review"],
  },
  base: {
    type: "string",
    value: "REF",
    help: "Branch or commit to compare with",
    commands: ["diff", "review", "version"],
  },
  ignore: {
    type: "string",
    value: "FILE",
    help: "Changes to let pass; instead of .specwright-ignore.yaml",
    commands: ["diff", "review", "version"],
  },
  only: { type: "string", value: "VERDICT", help: `One verdict alone: ${verdicts.join(", ")}`, commands: ["diff"] },
  markdown: { type: "string", value: "FILE", help: "Write the Markdown to a file as well", commands: ["review"] },
  sarif: { type: "string", value: "FILE", help: "Write the SARIF log to a file as well", commands: ["review"] },
  summary: { type: "boolean", help: "Add the Markdown to the summary of the GitHub job", commands: ["review"] },
  check: { type: "boolean", help: "Write nothing, and fail if the upstream has changed", commands: ["pull"] },
  "dry-run": { type: "boolean", help: "Write nothing, and say what would be written", commands: ["init"] },
  force: { type: "boolean", help: "Replace a document even if it was edited here", commands: ["pull"] },
  previous: { type: "string", value: "PATH", help: "The last version: its folder or its .tgz", commands: ["pack"] },
  first: { type: "boolean", help: "There is no version yet: ask nobody for the last one", commands: ["pack"] },
  "set-version": { type: "string", value: "VERSION", help: "Version of the package", commands: ["pack"] },
  cjs: { type: "boolean", help: "CommonJS modules as well", commands: ["pack"] },
  jsr: { type: "boolean", help: "The files for JSR as well", commands: ["pack"] },
  yes: { type: "boolean", help: "Publish indeed", commands: ["publish"] },
  access: { type: "string", value: "ACCESS", help: "npm's own: public or restricted", commands: ["publish"] },
  tag: { type: "string", value: "TAG", help: "npm's own: the tag instead of latest", commands: ["publish"] },
  "no-provenance": { type: "boolean", help: "Without the proof of where it was made", commands: ["publish"] },
  config: { type: "string", value: "FILE", help: "Configuration to use instead of redocly.yaml" },
  "allow-http": { type: "boolean", help: "Fetch documents over http as well, not https alone" },
  "allow-private": { type: "boolean", help: "Fetch documents from this machine and private networks as well" },
  strict: { type: "boolean", help: "Let every issue be fatal: nothing is written" },
  json: { type: "boolean", help: "Print one JSON object and nothing else" },
  quiet: { type: "boolean", help: "Print errors only" },
  help: { type: "boolean", short: "h", help: "Print this help, or that of a command" },
  version: { type: "boolean", help: "Print the version" },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

/** Whether the option belongs to the command. */
export function isOptionOf(name: OptionName, command: CommandName): boolean {
  const option: Option = options[name];
  return option.commands === undefined || option.commands.includes(command);
}

/** Whether there is such a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** Whether there is such an option. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

/** The names of a table, in its order. */
export const commandNames: readonly CommandName[] = Object.keys(commands).filter(isCommandName);
export const optionNames: readonly OptionName[] = Object.keys(options).filter(isOptionName);

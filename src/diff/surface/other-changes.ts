import type { Api, Callback, Operation, SecurityScheme } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import { pairUp, type Pair } from "./pair-up.js";
import { operationLabel } from "./reach.js";
import type { ChangeDraft } from "./surface-change.js";
import type { DiffSide } from "../diff-side.js";

/** What became of the function that makes clients: whether it needs options, since the document names no absolute server. */
export function clientChanges(before: DiffSide, after: DiffSide): readonly ChangeDraft[] {
  const [wasNeeded, isNeeded] = [before, after].map(({ files }) => needsOptions(files));
  if (wasNeeded === isNeeded) return [];
  const shared = { direction: "request", subject: "createClient", operations: [] } as const;
  const pointers = { before: "/servers", after: "/servers" };
  return [
    isNeeded === true
      ? {
          kind: "function-request-incompatible",
          impact: "breaking",
          ...shared,
          pointers,
          message: "`createClient` needs a `baseUrl` now, since the document names no absolute server.",
          to: "options",
          explanation: "Expected 1 arguments, but got 0.",
        }
      : {
          kind: "function-request-changed",
          impact: "additive",
          ...shared,
          pointers,
          message: "`createClient` knows the server now, and needs no `baseUrl`.",
          from: "options",
        },
  ];
}

function needsOptions(files: readonly EmittedFile[]): boolean {
  const text = files.find(({ path }) => path === "client.ts")?.text ?? "";
  return !/(?<=\n)export function createClient\(.* = \{\}\): Client \{\n/.test(text);
}

/** What became of the constants of security schemes, which are also the keys of `auth`. */
export function securityChanges(before: Api, after: Api): readonly ChangeDraft[] {
  const keys = [({ name }: SecurityScheme) => name, ({ localName }: SecurityScheme) => localName];
  return pairUp(before.securitySchemes, after.securitySchemes, keys).flatMap((pair) =>
    schemeChange(before, after, pair),
  );
}

function schemeChange(oldApi: Api, api: Api, { before, after }: Pair<SecurityScheme>): readonly ChangeDraft[] {
  if (before === undefined) {
    const message = `The security scheme \`${after.localName}\` is new.`;
    const facts = { subject: after.localName, message, pointers: { after: after.pointer } };
    return [{ kind: "constant-added", impact: "additive", ...facts, operations: usersOf(api, after) }];
  }
  const subject = before.localName;
  if (after === undefined) {
    const message = `The security scheme \`${subject}\` is no longer exported, and \`auth\` no longer takes it.`;
    const facts = { subject, message, pointers: { before: before.pointer } };
    return [{ kind: "constant-removed", impact: "breaking", ...facts, operations: usersOf(oldApi, before) }];
  }
  const facts = {
    subject,
    pointers: { before: before.pointer, after: after.pointer },
    operations: usersOf(api, after),
  };
  if (after.localName !== subject) {
    const message = `The security scheme \`${subject}\` is now called \`${after.localName}\`.`;
    return [{ kind: "constant-renamed", impact: "breaking", ...facts, message, from: subject, to: after.localName }];
  }
  if (after.name === before.name) return [];
  const message = `The security scheme \`${subject}\` has another key in \`auth\`.`;
  return [{ kind: "constant-incompatible", impact: "breaking", ...facts, message, from: before.name, to: after.name }];
}

function usersOf({ operations }: Api, { name }: SecurityScheme): readonly string[] {
  const uses = ({ security }: Operation): boolean => security.flat().some(({ scheme }) => scheme === name);
  return operations.filter(uses).map(operationLabel);
}

/** A callback, and the operation that it belongs to. */
export interface OwnedCallback {
  readonly owner: Operation;
  readonly callback: Callback;
}

/** The callbacks of an API, in the order of their operations. */
export function ownedCallbacks({ operations }: Api): readonly OwnedCallback[] {
  return operations.flatMap((owner) => owner.callbacks.map((callback) => ({ owner, callback })));
}

/** What became of the constant of a callback; the types of its bodies are compared like all others. */
export function callbackChanges({ before, after }: Pair<OwnedCallback>): readonly ChangeDraft[] {
  const { owner, callback } = after ?? before;
  const { localName } = callback.operation;
  const facts = { subject: localName, operations: [operationLabel(owner)] };
  if (before !== undefined && after !== undefined)
    return renamed("callback", before.callback.operation, callback.operation, facts);
  const { pointer } = callback.operation;
  if (after === undefined) {
    const message = `\`${localName}\` is no longer exported, nor are its types.`;
    return [{ kind: "callback-removed", impact: "breaking", ...facts, message, pointers: { before: pointer } }];
  }
  const message = `The callback \`${localName}\` is new.`;
  return [{ kind: "callback-added", impact: "additive", ...facts, message, pointers: { after: pointer } }];
}

function renamed(
  word: string,
  before: Operation,
  after: Operation,
  facts: Pick<ChangeDraft, "operations">,
): readonly ChangeDraft[] {
  const [from, to] = [before.localName, after.localName];
  if (from === to) return [];
  const message = `The ${word} \`${from}\` is now called \`${to}\`.`;
  const pointers = { before: before.pointer, after: after.pointer };
  return [{ kind: "constant-renamed", impact: "breaking", ...facts, subject: from, message, pointers, from, to }];
}

/** What became of a member of `webhooks`; the types of its bodies are compared like all others. */
export function webhookChanges({ before, after }: Pair<Operation>): readonly ChangeDraft[] {
  if (before !== undefined && after !== undefined) {
    return renamed("webhook", before, after, { operations: [operationLabel(after)] });
  }
  const webhook = after ?? before;
  const facts = { subject: webhook.path, operations: [operationLabel(webhook)] };
  if (after === undefined) {
    const message = `\`webhooks\` no longer has \`${webhook.path}\`, nor are its types exported.`;
    return [{ kind: "webhook-removed", impact: "breaking", ...facts, message, pointers: { before: webhook.pointer } }];
  }
  const message = `\`webhooks\` has the new member \`${webhook.path}\`.`;
  return [{ kind: "webhook-added", impact: "additive", ...facts, message, pointers: { after: webhook.pointer } }];
}

/** What became of the exports that are neither operations nor schemas: the runtime's, what obtains tokens, and the members of `serverUrls`. */
export function namedExportChanges(before: DiffSide, after: DiffSide): readonly ChangeDraft[] {
  const [olds, news] = [before, after].map(({ files }) => namedExports(files));
  return pairUp(olds ?? [], news ?? [], [(name) => name]).flatMap(
    ({ before: old, after: current }): readonly ChangeDraft[] => {
      if (old !== undefined && current !== undefined) return [];
      const subject = current ?? old;
      return current === undefined
        ? [
            {
              kind: "export-removed",
              impact: "breaking",
              subject,
              message: `\`${subject}\` is no longer exported.`,
              pointers: { before: "" },
              operations: [],
            },
          ]
        : [
            {
              kind: "export-added",
              impact: "additive",
              subject,
              message: `\`${subject}\` is exported now.`,
              pointers: { after: "" },
              operations: [],
            },
          ];
    },
  );
}

/** Of schemas and webhooks, others speak. */
const reexport = /(?<=\n)export (?:type )?\{ (.*) \} from "\.\/(?:runtime\/|paths\.)/g;

function namedExports(files: readonly EmittedFile[]): readonly string[] {
  const textOf = (name: string): string => files.find(({ path }) => path === name)?.text ?? "";
  const again = [...textOf("index.ts").matchAll(reexport), ...textOf("oauth.ts").matchAll(reexport)];
  const declared = [...textOf("oauth.ts").matchAll(/^export (?:function|type) ([^\s({]+)/gm)];
  const servers = [...textOf("servers.ts").matchAll(/^ {2}([^\s/*()]+): /gm)];
  return [
    ...again.flatMap(([, names = ""]) => names.split(", ").map((name) => name.replace("type ", ""))),
    ...declared.map(([, name = ""]) => name),
    ...servers.map(([, key = ""]) => `serverUrls.${key}`),
  ];
}

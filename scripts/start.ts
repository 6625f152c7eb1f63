/**
 * `npm start`: the main job made visible, from a spec to a client that runs, guards what it receives, and cannot go stale.
 *
 * Ends by itself and leaves neither a process nor a change behind, also when it fails or is interrupted.
 */
import { fileURLToPath } from "node:url";
import { corruptingFetch } from "./start/corrupting-fetch.js";
import { type DriftedCopy, makeDriftedCopy } from "./start/drifted-copy.js";
import { type MockServer, startMockServer } from "./start/mock-server.js";
import { runSpecwright } from "./start/specwright.js";
import { colors, durationOf, tableOf, writeDetail, writeLine, writeStep } from "./start/terminal.js";

type Flexslot = typeof import("../generated/flexslot/index.js");

const project = fileURLToPath(new URL("..", import.meta.url));
const spec = "spec/flexslot.yaml";
const token = "flx_pat_from-npm-start";

const startedAt = performance.now();
const interruption = new AbortController();
for (const [signal, exitCode] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => {
    process.exitCode = exitCode;
    interruption.abort();
  });
}

writeLine(`\n ${colors.bold("Specwright")}  from ${spec} to a client that runs`);
try {
  await lint();
  await generate();
  await call();
  await drift();
  writeLine(`\n ${colors.green("Done")} in ${durationOf(performance.now() - startedAt)}. Nothing was left behind.\n`);
} catch (error) {
  if (!interruption.signal.aborted) {
    writeLine(`\n ${colors.red("Failed")}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function lint(): Promise<void> {
  writeStep(1, `Lint ${spec}`);
  await succeed(["lint", "flexslot@v1"]);
}

async function generate(): Promise<void> {
  writeStep(2, "Generate generated/flexslot");
  await succeed(["generate", "flexslot@v1"]);
}

async function call(): Promise<void> {
  writeStep(3, "Start a mock server of the API (Prism)");
  const server = await startMockServer(`${project}/${spec}`);
  try {
    writeDetail(server.url);
    // Imported late: step 2 has just written it.
    const flexslot = await import("../generated/flexslot/index.js");
    await listClients(flexslot, server);
    await listWithoutToken(flexslot, server);
    await listCorrupted(flexslot, server);
  } finally {
    await server.close();
  }
}

async function listClients({ createClient, mePartnerOauth2ClientsList }: Flexslot, { url }: MockServer): Promise<void> {
  writeStep(4, "List the calling partner's OAuth2 clients");
  writeDetail(`const client = createClient({ auth: { personalAccessToken: "flx_pat_…" } });`, colors.dim);
  writeDetail(`const clients = await mePartnerOauth2ClientsList(client);`, colors.dim);
  const client = createClient({ baseUrl: url, auth: { personalAccessToken: token } });
  const clients = await mePartnerOauth2ClientsList(client, { signal: interruption.signal });
  const rows = clients.map((one) => [one.id, one.application_name, one.client_type, one.status, one.created_at]);
  writeDetail(`\n${tableOf(["id", "application", "type", "status", "created"], rows)}`);
  writeDetail(`\nThe row is the example from Flexslot's documentation.`, colors.dim);
}

async function listWithoutToken(
  { createClient, mePartnerOauth2ClientsList }: Flexslot,
  { url }: MockServer,
): Promise<void> {
  writeStep(5, "The same without a token");
  const result = await mePartnerOauth2ClientsList(createClient({ baseUrl: url }), {
    signal: interruption.signal,
  }).result();
  if (result.kind !== "undocumented") throw new Error(`The mock server answered \`${result.kind}\` without a token.`);
  writeDetail(`${colors.yellow(String(result.status))} is not in the spec, and the result says so: ${result.kind}.`);
}

async function listCorrupted(
  { createClient, mePartnerOauth2ClientsList }: Flexslot,
  { url }: MockServer,
): Promise<void> {
  writeStep(6, "The same, with an answer corrupted on its way");
  const client = createClient({
    baseUrl: url,
    auth: { personalAccessToken: token },
    fetch: corruptingFetch,
    guards: { response: "throw" },
  });
  const result = await mePartnerOauth2ClientsList(client, { signal: interruption.signal }).result();
  if (result.kind !== "guard") throw new Error(`The corrupted answer came through as \`${result.kind}\`.`);
  writeDetail('guards: { response: "throw" }', colors.dim);
  const rows = result.error.issues.map(({ pointer, expected, received }) => [pointer, expected, received]);
  writeDetail(`\n${tableOf(["where", "expected", "received"], rows)}`);
}

async function drift(): Promise<void> {
  writeStep(7, "The spec gains a client status, and nobody regenerates (in a copy)");
  const copy: DriftedCopy = makeDriftedCopy(project);
  try {
    const { exitCode, output } = await runSpecwright(["check"], copy.folder, interruption.signal);
    if (exitCode !== 1) throw new Error(`\`specwright check\` ended with ${exitCode}, not 1:\n${output}`);
    writeDetail(output, colors.yellow);
  } finally {
    copy.remove();
  }
}

/** Runs `specwright` in the project, shows what it says, and fails if it does. */
async function succeed(parameters: readonly string[]): Promise<void> {
  const { exitCode, output } = await runSpecwright(parameters, project, interruption.signal);
  writeDetail(output);
  if (exitCode !== 0) throw new Error(`\`specwright ${parameters.join(" ")}\` ended with ${exitCode}.`);
}

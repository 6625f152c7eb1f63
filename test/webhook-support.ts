import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { emitApi } from "../src/emit/emit-api.js";
import { loadRuntime } from "../src/load/load-runtime.js";
import type { Verifier } from "../src/runtime/verifier.js";
import { WebhookError } from "../src/runtime/webhook-error.js";
import { fixtureSettings, resolveFixture } from "./fixture-support.js";

/** A POST with this body and these headers. */
export function delivery(
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
  url = "https://us.example/hooks",
): Request {
  return new Request(url, { method: "POST", body, headers: { "Content-Type": "application/json", ...headers } });
}

/** What a verifier says of a body and headers: what it vouches for, or the kind and message of its error. */
export async function verdictOf(
  verify: Verifier,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> {
  const bytes = new TextEncoder().encode(body);
  try {
    return await verify({ method: "POST", url: "https://us.example/", headers: new Headers(headers), body: bytes });
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return `${error.kind} ${error.status}: ${error.message}`;
  }
}

/** What went wrong, as kind and message; fails if nothing did. */
export async function refusalOf(promise: Promise<unknown>): Promise<WebhookError> {
  const error: unknown = await promise.then(
    () => "It was accepted.",
    (cause: unknown) => cause,
  );
  if (error instanceof WebhookError) return error;
  throw new Error(`No WebhookError: ${String(error)}`);
}

/** The whole output of a fixture on disk, with its runtime; gives the folder. */
export async function writtenFixture(name: string): Promise<string> {
  const { api } = await resolveFixture(name);
  if (api === undefined) throw new Error(`${name} cannot be resolved.`);
  const folder = mkdtempSync(join(tmpdir(), "specwright-webhooks-"));
  for (const { path, text } of emitApi(api, await loadRuntime(), fixtureSettings(name))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

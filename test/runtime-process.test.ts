import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const runtime = (module: string): string =>
  JSON.stringify(new URL(`../src/runtime/${module}.ts`, import.meta.url).href);

test.each<[use: string, code: string, exitCode: number]>([
  ["the result is asked for", "await call.result();", 0],
  ["the result is asked for after the failure was heard of", "await call.catch(() => {}); await call.result();", 0],
  ["the response is asked for", "await call.withResponse().catch(() => {});", 0],
  ["the call is awaited", "await call.catch(() => {});", 0],
  ["nobody hears of the failure", "", 1],
])("an unhandled rejection is left only when %s: exit code", async (_use, code, exitCode) => {
  const script = `
    import { createRuntimeClient } from ${runtime("client")};
    const client = createRuntimeClient({ baseUrl: "http://x.test", fetch: () => Promise.reject(new Error("down")) });
    const operation = () => {};
    const call = client.call({ operation, name: "any", method: "GET", path: "/", responses: {} }, {});
    ${code}
    await new Promise((resolve) => setImmediate(resolve));`;
  const done = promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script]).then(
    () => 0,
    (error: { code: number }) => error.code,
  );
  expect(await done).toBe(exitCode);
});

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const runtime = (module: string): string =>
  JSON.stringify(new URL(`../src/runtime/${module}.ts`, import.meta.url).href);

test.each<[rule: string, code: string, exitCode: number]>([
  ["asking for the result leaves no unhandled rejection", "await call.result();", 0],
  ["asking for the response leaves no other than its own", "await call.withResponse().catch(() => {});", 0],
  ["awaiting the call leaves none", "await call.catch(() => {});", 0],
  ["a failure that nobody asks about is not lost", "", 1],
])("%s", async (_rule, code, exitCode) => {
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

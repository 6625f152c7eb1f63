import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { require as requireTypeScript } from "tsx/cjs/api";
import type { Operation } from "../src/model/api.js";
import type { EmittedFile } from "../src/model/emitted-file.js";
import type { Call, CallOptions, Client, ClientOptions } from "../src/runtime/types.js";

/** The function of an operation, whatever it takes. */
export type AnyFunction = (client: Client, request: object, options?: CallOptions) => Call<Record<string, unknown>>;

/** A client as its users would import it, of a document that is known at run time alone. */
export interface LoadedClient {
  createClient(options: ClientOptions<string>): Client;
  functionOf(operation: Pick<Operation, "module" | "localName">): AnyFunction;
  remove(): void;
}

/** Writes an output and loads it as it stands: as CommonJS, which is faster for many modules. */
export function loadClient(files: readonly EmittedFile[]): LoadedClient {
  const folder = mkdtempSync(join(tmpdir(), "specwright-client-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  symlinkSync(fileURLToPath(new URL("../node_modules", import.meta.url)), join(folder, "node_modules"));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const load = (path: string): Readonly<Record<string, unknown>> =>
    requireTypeScript(join(folder, path), import.meta.url);
  return {
    // The casts: that is what these exports are.
    createClient: (options) => (load("client.ts")["createClient"] as LoadedClient["createClient"])(options),
    functionOf: ({ module, localName }) => {
      const operation = load(`operations/${module}.ts`)[localName];
      if (typeof operation !== "function") throw new Error(`operations/${module}.ts has no function ${localName}.`);
      return operation as AnyFunction;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

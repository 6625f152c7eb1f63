// Compiles src/ to dist/, and bundles the command line. Plain JavaScript, since it runs before anything is built.
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleCommandLine } from "./build/bundle-command-line.js";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
// Not `tsc` from the PATH: the aliases for TypeScript 6 and 7 bring commands of the same name.
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
await bundleCommandLine(root);
writeFileSync(`${root}dist/cli/run.js`, 'export { runCommandLine } from "../start/run-bundle.js";\n');
chmodSync(`${root}dist/cli.js`, 0o755);

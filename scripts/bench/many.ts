/**
 * `npm run bench:many`: every real document of `../shared/specs` in one `specwright generate`, which works on as many at once as there are
 * processors, beside the same on one processor.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, extname, join } from "node:path";
import { inProject, machine, measure, root, row, specwright, write } from "./processes.js";

const specs = join(root, "../shared/specs");
const files = readdirSync(specs).filter((file) => /\.(?:json|ya?ml)$/.test(file));

write(`${machine()}, ${files.length} documents\n`);
await inProject(async (folder) => {
  const generate = (output: string, ...others: readonly string[]): readonly string[] => {
    const apis = files.map((file) => {
      const name = basename(file, extname(file)).replaceAll(/[^\w-]/g, "-");
      return `  ${name}:\n    root: ${JSON.stringify(join(specs, file))}\n    x-specwright: { output: ${JSON.stringify(join(output, name))} }\n`;
    });
    writeFileSync(join(folder, "redocly.yaml"), `apis:\n${apis.join("")}`);
    return specwright("generate", "--quiet", ...others);
  };
  await measure(generate("first"), folder, [0, 1]);
  const together = await measure(generate("together"), folder, [0, 1]);
  write(row(""));
  write(row("in one run", [together]));
  write(`  processors in use: ${(together.cpuSeconds / together.wallSeconds).toFixed(2)} of ${availableParallelism()}`);
});

/**
 * `npm run bench:lint`: `specwright generate --lint` on GitHub's document beside Redocly's lint alone, as whole processes that take turns.
 *
 * By the clock, since one works beside the other. `npm run bench:lint -- 5` takes five rounds instead of three.
 */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import {
  inProject,
  machine,
  measure,
  type Measurement,
  medians,
  root,
  roundsOf,
  row,
  specwright,
  verdict,
  write,
} from "./processes.js";

const [, , roundsText = "3"] = process.argv;
const rounds = roundsOf(roundsText);
write(`${machine()}, ${rounds} rounds; medians\n`);
await inProject(async (folder) => {
  copyFileSync(join(root, "../shared/specs/github.json"), join(folder, "github.json"));
  const redocly = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const alone: Measurement[] = [];
  const together: Measurement[] = [];
  const generate = (output: string): readonly string[] =>
    specwright("generate", "github.json", "--output", output, "--lint", "--quiet");
  // Once for nothing: the first run keeps what V8 has compiled.
  await measure(generate("first"), folder, [0, 1]);
  for (let round = 0; round < rounds; round += 1) {
    alone.push(
      await measure([redocly, "lint", "github.json", "--max-problems", "1000000", "--format", "json"], folder, [0, 1]),
    );
    together.push(await measure(generate(`output-${round}`), folder, [0, 1]));
  }
  write(row(""));
  write(row("redocly lint", alone));
  write(row("generate --lint", together));
  write(
    verdict("lint and generate / lint, wall time", 1.1, medians(together).wallSeconds / medians(alone).wallSeconds),
  );
});

/** Runs the script as a workflow would: `follow-upstream-run.ts <review as JSON> <paths…>`. */
import { followUpstream } from "../scripts/ci/follow-upstream.js";

const [review = "", ...paths] = process.argv.slice(2);
const url = followUpstream(
  () => {
    process.stdout.write("reviewed\n");
    return JSON.parse(review);
  },
  { base: "main", paths },
);
process.stdout.write(`${url ?? "nothing"}\n`);

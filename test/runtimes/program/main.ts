import process from "node:process";
import { checks } from "../dist/clients/checks.js";
import { answersTo } from "./check.js";

// For runtimes that run a file: the address of the server is an argument, the answers are written to the output.
const [, , server = ""] = process.argv;
process.stdout.write(JSON.stringify(await answersTo(checks(server))));

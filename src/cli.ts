#!/usr/bin/env node
// This file must run on any Node that knows modules, from 12.20 on, to say which one is needed: everything newer is imported late.
import { setFlagsFromString } from "node:v8";
import type { TextOutput } from "./cli/terminal.js";

const version = process.versions.node.split(".").map(Number);
const major = version[0] || 0;
const minor = version[1] || 0;

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write("Specwright needs Node.js 20.19 or newer; this is " + process.versions.node + ".\n");
  process.exitCode = 2;
} else {
  // V8 optimizes what has run for a while, in threads beside ours: what it does before four times its own threshold costs a fifth of all
  // processors' time, and wins none on the clock; nor does what it takes of other functions into one, but for the smallest, for a seventh.
  // Newer versions have another compiler before that one, and no such threshold.
  const flags = major === 20 ? ["--interrupt-budget=270336", "--max-inlined-bytecode-size-cumulative=0"] : [];
  flags.forEach(function (flag) {
    setFlagsFromString(flag);
  });
  // Redocly makes much garbage, of which a larger nursery lets the most die young; our own was laid out before anybody could say so.
  const nodeFlags =
    process.release.name === "node" && !process.versions["bun"] && !process.versions["deno"]
      ? flags.concat("--max-semi-space-size=64")
      : [];
  const output = function (stream: NodeJS.WriteStream): TextOutput {
    // Whoever reads us may have seen enough, as `head` has; the work and its exit code stand.
    stream.on("error", function (error: NodeJS.ErrnoException) {
      if (error.code !== "EPIPE") throw error;
    });
    return {
      isTerminal: stream.isTTY === true,
      write: function (text) {
        if (text !== "") stream.write(text);
      },
    };
  };
  import("./cli/run.js")
    .then(function (cli) {
      return cli.runCommandLine(process.argv.slice(2), {
        cwd: process.cwd(),
        node: process.execPath,
        nodeFlags,
        environment: process.env,
        stdout: output(process.stdout),
        stderr: output(process.stderr),
        interruption: function () {
          const controller = new AbortController();
          ["SIGINT", "SIGTERM"].forEach(function (signal) {
            process.once(signal, function () {
              controller.abort();
            });
          });
          return controller.signal;
        },
      });
    })
    .then(function (exitCode) {
      process.exitCode = exitCode;
    })
    .catch(function (error: unknown) {
      process.exitCode = 2;
      process.stderr.write((error instanceof Error && error.stack ? error.stack : String(error)) + "\n");
    });
}

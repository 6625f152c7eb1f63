import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { FileWatch } from "../src/load/file-watch.js";
import { put, temporaryFolder } from "./write-support.js";

const { deaf } = vi.hoisted(() => ({ deaf: { is: false } }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const watch = new Proxy(real.watch, {
    apply: (target, self, parameters) => {
      if (deaf.is) throw Object.assign(new Error("ENOSPC: no watches left"), { code: "ENOSPC" });
      return Reflect.apply(target, self, parameters);
    },
  });
  return { ...real, watch };
});

const never = 2_000_000_000;

/** A watch over files of a folder, which may not exist; `deaf` to all events, or one that goes by events alone. */
function watchOver(base: string, paths: readonly string[], { isDeaf = false } = {}) {
  deaf.is = isDeaf;
  const files = new FileWatch(base, isDeaf ? 1 : never);
  const controller = new AbortController();
  onTestFinished(() => {
    controller.abort();
    files.close();
  });
  for (const path of paths) files.add(join(base, path));
  const changes = async (): Promise<readonly string[]> =>
    (await files.changes(controller.signal)).map((path) => path.slice(base.length + 1));
  return { files, controller, changes };
}

/** What a change is made to, once the watch is waiting for it. */
async function after(change: () => void, changes: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const waiting = changes();
  // Whatever is to be watched is watched at once: nothing here has to wait for that.
  change();
  return waiting;
}

test.each([false, true])("files that change, go and come are told (without any events: %j)", async (isDeaf) => {
  const base = temporaryFolder();
  put(base, "a.yaml", "1");
  put(base, "deep/er/b.yaml", "1");
  const { changes } = watchOver(base, ["a.yaml", "deep/er/b.yaml", "none/c.yaml"], { isDeaf });
  expect(await after(() => put(base, "a.yaml", "2"), changes)).toEqual(["a.yaml"]);
  expect(await after(() => rmSync(join(base, "deep"), { recursive: true }), changes)).toEqual(["deep/er/b.yaml"]);
  expect(await after(() => put(base, "deep/er/b.yaml", "1"), changes)).toEqual(["deep/er/b.yaml"]);
  expect(await after(() => put(base, "none/c.yaml", "1"), changes)).toEqual(["none/c.yaml"]);
  expect(await after(() => renameSync(join(base, "deep"), join(base, "moved")), changes)).toEqual(["deep/er/b.yaml"]);
});

test("files that are not watched are not told", async () => {
  const base = temporaryFolder();
  put(base, "a.yaml", "1");
  put(base, "b.yaml", "1");
  const { files, changes } = watchOver(base, ["a.yaml", "b.yaml"]);
  files.keepOnly(new Set([join(base, "b.yaml")]));
  expect(files.size).toBe(1);
  const change = (): void => ["a.yaml", "c.yaml", "b.yaml"].forEach((path) => put(base, path, "2"));
  expect(await after(change, changes)).toEqual(["b.yaml"]);
});

test("what was written between a look and the next is told, by the first look", async () => {
  const base = temporaryFolder();
  put(base, "a.yaml", "1");
  const { files, changes } = watchOver(base, ["a.yaml"]);
  put(base, "a.yaml", "2");
  files.add(join(base, "a.yaml"));
  expect(await changes()).toEqual(["a.yaml"]);
});

test("a link is watched, and what it leads to", async () => {
  const base = temporaryFolder();
  const elsewhere = temporaryFolder();
  put(elsewhere, "real/a.yaml", "1");
  symlinkSync(join(elsewhere, "real/a.yaml"), join(base, "a.yaml"));
  symlinkSync(join(elsewhere, "real"), join(base, "folder"));
  const { changes } = watchOver(base, ["a.yaml", "folder/a.yaml"]);
  expect(await after(() => put(elsewhere, "real/a.yaml", "2"), changes)).toEqual(["a.yaml", "folder/a.yaml"]);
});

test("an aborted signal ends the waiting", async () => {
  const base = temporaryFolder();
  const { controller, changes } = watchOver(base, ["a.yaml"]);
  expect(await after(() => controller.abort(), changes)).toEqual([]);
  expect(await changes()).toEqual([]);
});

import { execFileSync } from "node:child_process";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A registry on a free port of the loopback interface. */
export interface Registry {
  readonly url: string;
  /** Of a user who may publish. */
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** Starts a registry that keeps `@flexslot/*` to itself, and has everything else from the registry that npm is set to. */
export async function startRegistry(folder: string): Promise<Registry> {
  const uplink = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  const config = {
    storage: join(folder, "storage"),
    self_path: folder,
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: 10 } },
    uplinks: { upstream: { url: uplink } },
    packages: {
      "@flexslot/*": { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "upstream" },
    },
    log: { type: "stdout", format: "json", level: "fatal" },
  };
  // Its declarations know neither `self_path` nor that a handler of requests is what comes back.
  const server: Server = await (runServer as (config: unknown) => Promise<Server>)(config);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const url = `http://127.0.0.1:${port}/`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, token: await addUser(url), close };
}

async function addUser(url: string): Promise<string> {
  const response = await fetch(`${url}-/user/org.couchdb.user:somebody`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: "somebody", password: "once upon a time" }),
  });
  const { token }: { readonly token?: string } = await response.json();
  if (token === undefined) throw new Error(`The registry makes no user: ${response.status}.`);
  return token;
}

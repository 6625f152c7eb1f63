import { isUrl } from "../git-source.js";
import type { JsonObject } from "../../model/json.js";
import type { UpgradeLog } from "./upgrade-log.js";

const withoutHost =
  "Without `host`, `schemes` do not say where the API is served, and are left out here and elsewhere.";

/** Where the API is served, in words that are upgraded as they are meant. */
export function prepareServers(content: JsonObject, file: string, log: UpgradeLog): JsonObject {
  const { host, basePath, schemes, ...others } = content;
  const path = basePathOf(basePath, log);
  if (typeof host !== "string" || host === "") {
    if (Array.isArray(schemes) && schemes.length > 0) {
      log.assumed("host", "/schemes", withoutHost);
    }
    return { ...others, ...(path === "" ? {} : { basePath: path }) };
  }
  const known = schemesOf(schemes, "/schemes", log) ?? [assumedScheme(file, log)];
  return known.length === 0 ? others : { ...others, host, basePath: path, schemes: known };
}

/** The servers of an operation that has `schemes` of its own; undefined where it has none, or those of all others. */
export function operationServers(
  operation: JsonObject,
  pointer: string,
  content: JsonObject,
  log: UpgradeLog,
): readonly string[] | undefined {
  const { host, basePath } = content;
  if (!Array.isArray(operation["schemes"]) || operation["schemes"].length === 0) return undefined;
  if (typeof host !== "string" || host === "") {
    log.assumed("host", `${pointer}/schemes`, withoutHost);
    return undefined;
  }
  const known = schemesOf(operation["schemes"], `${pointer}/schemes`, log) ?? [];
  const isCommon = JSON.stringify(operation["schemes"]) === JSON.stringify(content["schemes"]);
  if (isCommon || known.length === 0) return undefined;
  return known.map((scheme) => `${scheme}://${host}${pathWithin(basePath)}`);
}

/** Undefined where none are said; without those of web sockets, which a client of HTTP does not speak. */
function schemesOf(schemes: unknown, pointer: string, log: UpgradeLog): readonly string[] | undefined {
  const named: readonly unknown[] = Array.isArray(schemes) ? schemes : [];
  const texts = named.filter((scheme) => typeof scheme === "string");
  if (texts.length === 0) return undefined;
  const spoken = texts.filter((scheme) => scheme === "http" || scheme === "https");
  if (spoken.length < texts.length) {
    log.changed(pointer, "The client speaks `http` and `https` alone; other schemes are left out.");
  }
  return spoken;
}

/** The scheme by which the document itself was read (Swagger 2.0, `schemes`), or the safe one. */
function assumedScheme(file: string, log: UpgradeLog): string {
  const scheme = isUrl(file) && /^http:/i.test(file) ? "http" : "https";
  log.changed("/host", `Without \`schemes\`, \`${scheme}\` is taken for the scheme of \`host\`.`);
  return scheme;
}

function basePathOf(basePath: unknown, log: UpgradeLog): string {
  if (typeof basePath === "string" && basePath !== "" && !basePath.startsWith("/")) {
    log.changed("/basePath", "`basePath` begins with a slash, which was put before it.");
  }
  return pathWithin(basePath);
}

/** Without a slash at the end: every path begins with one. */
function pathWithin(basePath: unknown): string {
  if (typeof basePath !== "string") return "";
  const trimmed = basePath.replace(/\/+$/, "");
  return trimmed === "" || trimmed.startsWith("/") ? trimmed : `/${trimmed}`;
}

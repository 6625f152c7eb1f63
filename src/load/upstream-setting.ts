import { isJsonObject, pointerOf, type JsonObject } from "../model/json.js";
import type { Upstream, UpstreamHeader } from "../model/upstream.js";
import { ownMember, type SettingReader } from "./setting-reader.js";

/** The name of the setting. */
export const upstreamName = "upstream";

/** The upstream in a block of settings: a URL, or a map with one; undefined where there is none, or none that is of use. */
export function readUpstream(block: JsonObject, base: string, reader: SettingReader): Upstream | undefined {
  const pointer = pointerOf(base, upstreamName);
  const given = ownMember(block, upstreamName);
  if (given === undefined) return undefined;
  const location = reader.locate(pointer);
  if (!isJsonObject(given)) {
    const url = readUrl(block, base, upstreamName, reader);
    return url === undefined ? undefined : { url, headers: [], location };
  }
  reader.unknown(given, pointer, ["url", "timeout", "maximumSize", "headers"]);
  const isThere = reader.requiredText(given, pointer, "url", "It is the address of the OpenAPI document.");
  const url = isThere === undefined ? undefined : readUrl(given, pointer, "url", reader);
  const timeoutMs = readMeasure(given, pointer, "timeout", times, reader);
  const maximumBytes = readMeasure(given, pointer, "maximumSize", sizes, reader);
  const headers = readHeaders(given, pointer, reader);
  if (url === undefined) return undefined;
  return {
    url,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maximumBytes === undefined ? {} : { maximumBytes }),
    headers,
    location,
  };
}

function readUrl(parent: JsonObject, base: string, name: string, reader: SettingReader): string | undefined {
  const text = reader.text(parent, base, name);
  if (text === undefined) return undefined;
  const pointer = pointerOf(base, name);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    const hint = "A document that is a file needs no upstream: name it as the `root`.";
    reader.report("config-invalid", pointer, `\`${name}\` must be a URL of https or http.`, hint);
    return undefined;
  }
  if (url.username !== "" || url.password !== "") {
    // Neither may be repeated here.
    const hint = 'Send them in a header that takes them from the environment: `Authorization: "Basic ${NAME}"`.';
    reader.report("config-invalid", pointer, `\`${name}\` must not have credentials in it.`, hint);
    return undefined;
  }
  return text;
}

/** What a unit is worth. */
type Units = Readonly<Record<string, number>>;

const times: Units = { ms: 1, s: 1000, min: 60_000 };
const sizes: Units = { kB: 1000, MB: 1_000_000 };
/** `setTimeout` takes no more, and no server deserves it. */
const mostOf = { timeout: 600_000, maximumSize: 1_000_000_000 } as const;

/** A number with its unit, such as `30s`: without one, nobody could tell what is meant. */
function readMeasure(
  parent: JsonObject,
  base: string,
  name: keyof typeof mostOf,
  units: Units,
  reader: SettingReader,
): number | undefined {
  const given = ownMember(parent, name);
  if (given === undefined) return undefined;
  const [, digits, unit = ""] = typeof given === "string" ? (/^(\d+(?:\.\d+)?) ?([a-zA-Z]+)$/.exec(given) ?? []) : [];
  const worth = Object.hasOwn(units, unit) ? units[unit] : undefined;
  const measure = Math.round(Number(digits) * (worth ?? Number.NaN));
  if (measure >= 1 && measure <= mostOf[name]) return measure;
  const examples = Object.keys(units).map((each) => `\`30${each}\``);
  const message = `\`${name}\` must be a number with its unit, such as ${examples.join(" or ")}.`;
  const hint = measure > mostOf[name] ? "This is more than anybody should wait for." : undefined;
  reader.report("config-invalid", pointerOf(base, name), message, hint);
  return undefined;
}

/** A token of HTTP (RFC 9110, section 5.6.2). */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What `fetch` and we say ourselves. */
const takenHeaders: ReadonlySet<string> = new Set([
  "accept-encoding",
  "connection",
  "content-length",
  "expect",
  "host",
  "if-modified-since",
  "if-none-match",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function readHeaders(parent: JsonObject, base: string, reader: SettingReader): readonly UpstreamHeader[] {
  const given = reader.object(parent, base, "headers") ?? {};
  const pointer = pointerOf(base, "headers");
  return Object.keys(given).flatMap((name) => {
    const place = pointerOf(pointer, name);
    if (!headerName.test(name) || takenHeaders.has(name.toLowerCase())) {
      const message = `\`${name}\` is no header that can be sent here.`;
      reader.report("config-invalid", place, message, undefined, "key");
      return [];
    }
    const value = reader.text(given, pointer, name);
    return value === undefined ? [] : [{ name, value, location: reader.locate(place) }];
  });
}

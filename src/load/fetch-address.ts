/** An address that is about to be asked. */
export interface Address {
  /** Without credentials, which `fetch` refuses to see there. */
  readonly url: string;
  /** What the credentials in the address become (RFC 7617). */
  readonly authorization?: string;
  /** Whether it is still the origin that the user named, and no other one on the way. */
  readonly isFirstOrigin: boolean;
}

/** Why an address is not asked: the end of a sentence that begins with the address of the user. */
export interface Refusal {
  readonly refusal: string;
}

/** The address that a text names, seen from the one that redirects to it; from `undefined`, what the user wrote. */
export function nextAddress(from: Address | undefined, text: string): Address | Refusal {
  const parsed = parse(text, from?.url);
  if (parsed === undefined) return { refusal: from === undefined ? "is no URL" : "redirects to what is no URL" };
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") {
    const verb = from === undefined ? "begins with" : "redirects to";
    return { refusal: `${verb} \`${parsed.protocol}\`, and only https and http are read` };
  }
  if (from !== undefined && from.url.startsWith("https:") && parsed.protocol === "http:") {
    return { refusal: "redirects from https to http, where anybody could change what is read" };
  }
  return addressOf(parsed, from);
}

/** The address as it may be told: without credentials, which may also stand in its query. */
export function displayedUrl(text: string): string {
  const parsed = parse(text);
  if (parsed === undefined) return text.replace(/^([^/]*\/\/)[^/]*@/, "$1").replace(/[?#].*$/s, "");
  const path = `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  return parsed.search === "" ? path : `${path}?…`;
}

function addressOf(parsed: URL, from: Address | undefined): Address {
  const { username, password } = parsed;
  const isSameOrigin = from === undefined || new URL(from.url).origin === parsed.origin;
  const own = username === "" && password === "" ? undefined : basicAuthorization(username, password);
  // A server may send its own callers where it wants, but not with credentials for somewhere else.
  const authorization = from === undefined ? own : isSameOrigin ? from.authorization : undefined;
  const url = new URL(parsed);
  url.username = "";
  url.password = "";
  return {
    url: url.href,
    ...(authorization === undefined ? {} : { authorization }),
    isFirstOrigin: isSameOrigin && (from?.isFirstOrigin ?? true),
  };
}

function basicAuthorization(username: string, password: string): string {
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  return `Basic ${Buffer.from(`${decode(username)}:${decode(password)}`).toString("base64")}`;
}

function parse(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

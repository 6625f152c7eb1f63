/** Reads the text of a header; `undefined` where it is not of that type. */
export type HeaderReader<T> = (text: string) => T | undefined;

/** A header of text, as it is. */
export const textHeader: HeaderReader<string> = (text) => text;

/** A header that is a number. */
export const numberHeader: HeaderReader<number> = (text) => {
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? undefined : value;
};

/** A header that is `true` or `false`. */
export const booleanHeader: HeaderReader<boolean> = (text) =>
  text === "true" ? true : text === "false" ? false : undefined;

/** A header that is a list, divided by commas (OpenAPI 3.1.1, section 4.8.21.1: style `simple`). */
export function listHeader<T>(read: HeaderReader<T>): HeaderReader<T[]> {
  return (text) => {
    const items = text === "" ? [] : text.split(",").map((item) => read(item.trim()));
    return items.every((item) => item !== undefined) ? items : undefined;
  };
}

/** The cookies that are set, one a line: they have commas in their dates. */
export const cookiesHeader: HeaderReader<string[]> = (text) => text.split("\n");

/** The headers of a response that are as documented; those that are missing, hidden by CORS or otherwise are left out. */
export function readHeaders<Headers extends object>(
  response: Response,
  readers: { readonly [Name in keyof Headers]-?: HeaderReader<NonNullable<Headers[Name]>> },
): Headers {
  const values = new Map<string, unknown>();
  for (const [name, read] of Object.entries<HeaderReader<unknown>>(readers)) {
    const text = textOf(response.headers, name);
    const value = text === null ? undefined : read(text);
    if (value !== undefined) values.set(name, value);
  }
  return Object.fromEntries(values) as Headers; // each optional, and read as its type says
}

/** `Set-Cookie` alone is no list with commas (RFC 9110, section 5.3): each has a line of its own (OpenAPI 3.2.0, section 4.21.3). */
function textOf(headers: Headers, name: string): string | null {
  const isListed = name.toLowerCase() === "set-cookie" && "getSetCookie" in headers; // which older browsers do not know
  return isListed ? headers.getSetCookie().join("\n") || null : headers.get(name);
}

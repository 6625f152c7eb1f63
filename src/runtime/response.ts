import type { Decoded, Decoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { isJson, isOfType, typeOf } from "./media-type.js";

/** Of undocumented bodies, and of those that cannot be read, so many UTF-16 code units are kept. */
const longestText = 65_536;

/** Undocumented bodies, and those of errors, are read up to this many UTF-16 code units, or bytes: anyone may have made them. */
const longestBody = 2 ** 20;

/** A body that is not what the document promises; the call then ends in an undocumented answer. */
export class Mismatch extends Error {
  /** What was read of the body. */
  declare readonly text: string;

  /** @param reason Continues "was answered with status 200, ". */
  constructor(reason: string, text: string) {
    super(reason);
    this.text = text;
  }
}

/** JSON, of whatever media type: `application/json`, `application/problem+json`. */
export function json<T>(guard?: Guard<T>): Decoder<T> {
  return {
    decode: async (response) => {
      const type = typeOf(response);
      if (type !== "" && !isJson(type)) throw await mismatchOf(response, "JSON");
      const text = await (response.ok ? response.text() : beginningOf(response));
      try {
        return { data: JSON.parse(text) as T, guard }; // the guard is asked next, in the mode that the caller chose
      } catch {
        const what =
          text === "" ? "an empty body instead of" : text.length < longestBody ? "a body that is not" : "too much";
        throw new Mismatch(`but ${what} JSON`, text);
      }
    },
  };
}

/** Text of a media type, which may be a range such as `text/*`; of any by default. It is in the charset that the server names, or UTF-8. */
export function text(mediaType?: string): Decoder<string> {
  return {
    decode: ifOfType(mediaType, async (response) =>
      decoderOf(response).decode(await (await boundedBody(response)).arrayBuffer()),
    ),
  };
}

function decoderOf(response: Response): TextDecoder {
  try {
    return new TextDecoder(/;\s*charset\s*=\s*"?([^";\s]+)/i.exec(typeOf(response))?.[1]);
  } catch {
    return new TextDecoder(); // nobody knows that charset
  }
}

/** Bytes of a media type, which may be a range such as `image/*`; of any by default. */
export function blob(mediaType?: string): Decoder<Blob> {
  return { decode: ifOfType(mediaType, async (response) => (await boundedBody(response)).blob()) };
}

/** No content; a body that comes nevertheless is not read. */
export const empty: Decoder<undefined> = {
  decode: async (response) => {
    await response.body?.cancel();
    return { data: undefined };
  },
};

/** Content that the document does not describe: JSON or text, of which long ones are cut; `undefined` for none. */
export const anyBody: Decoder<unknown> = {
  decode: async (response) => ({ data: leniently(response, await beginningOf(response)) }),
};

/** A status that the document does not know. */
export const undocumented: Decoder<never> = {
  decode: async (response) => {
    throw new Mismatch("which is not documented", await beginningOf(response));
  },
};

/** Content of any type: JSON where the server says that it is, and text where it says something else. */
export function jsonOrText<T>(guard?: Guard<T>): Decoder<T> {
  return {
    decode: async (response, context) => {
      const type = typeOf(response);
      if (type === "" || isJson(type)) return json(guard).decode(response, context);
      const { data } = await text().decode(response, context);
      return { data: data as T, guard }; // as for JSON
    },
  };
}

/** Any of several media types, keyed as in the document; the most specific one counts (OpenAPI 3.1.1, section 4.8.17.1). */
export function oneOfMedia<Decoders extends Readonly<Record<string, Decoder<unknown>>>>(
  decoders: Decoders,
): Decoder<{ [Type in keyof Decoders]: Decoders[Type] extends Decoder<infer Data> ? Data : never }[keyof Decoders]> {
  return {
    decode: async (response, context) => {
      const types = Object.keys(decoders);
      const [type = types.find((key) => isJson(key) && isJson(typeOf(response)))] = types
        .filter((key) => isOfType(response, key))
        .sort((one, other) => breadthOf(one, response) - breadthOf(other, response));
      const decoder = type === undefined ? undefined : decoders[type];
      if (decoder === undefined) throw await mismatchOf(response, types.join(" or "));
      return decoder.decode(response, context) as Promise<Decoded<never>>; // one of those in the signature
    },
  };
}

/** 0 for the media type of a response with all its parameters, then more for each `*`. */
function breadthOf(mediaType: string, response: Response): number {
  const [one, other] = [mediaType, typeOf(response)].map((type) => type.replace(/\s/g, "").toLowerCase());
  return one === other ? 0 : mediaType.split("*").length;
}

/** The body as JSON if it is JSON, as text otherwise; `undefined` for none. */
export function leniently(response: Response, body: string): unknown {
  if (body === "") return undefined;
  if (isJson(typeOf(response)) || /^\s*[[{]/.test(body)) {
    try {
      return JSON.parse(body);
    } catch {
      // It only looked like JSON, or was cut.
    }
  }
  return body.slice(0, longestText);
}

function ifOfType<T>(mediaType: string | undefined, read: (response: Response) => Promise<T>): Decoder<T>["decode"] {
  return async (response) => {
    if (mediaType !== undefined && !isOfType(response, mediaType)) throw await mismatchOf(response, mediaType);
    return { data: await read(response) };
  };
}

/** What is told of a response of another media type than `expected`. */
export async function mismatchOf(response: Response, expected: string): Promise<Mismatch> {
  return new Mismatch(`but ${JSON.stringify(typeOf(response))} instead of ${expected}`, await beginningOf(response));
}

/** The response, or one with the body of an error, of which so much is read. */
export async function boundedBody(response: Response): Promise<Response> {
  if (response.ok || response.body === null) return response;
  const reader = response.body.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; length < longestBody;) {
    const { done, value } = await reader.read();
    if (done) return new Response(new Blob(pieces), { headers: response.headers });
    pieces.push(value);
    length += value.length;
  }
  reader.cancel().catch(() => undefined);
  throw new Mismatch("but too much of a body", await new Blob(pieces).text());
}

/** The first part of a body, 1,048,576 UTF-16 code units of it; the rest is not even received. */
export async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let beginning = "";
  while (reader !== undefined && beginning.length < longestBody) {
    const { done, value } = await reader.read();
    beginning += decoder.decode(value, { stream: !done });
    if (done) return beginning;
  }
  reader?.cancel().catch(() => undefined);
  return beginning.slice(0, longestBody);
}

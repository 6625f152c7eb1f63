import type { Bytes } from "./bytes.js";
import type { Guard } from "./guard.js";
import { essenceOf, isJson } from "./media-type.js";
import { WebhookError } from "./webhook-error.js";
import type { ValueReader } from "./webhook-values.js";

/** How the body of a webhook is read. */
export interface Payload<T> {
  /** @throws {WebhookError} if the bytes cannot be read as such a body. */
  readonly parse: (bytes: Bytes, contentType: string) => unknown;
  readonly guard?: Guard<T> | undefined;
  /** What it is written in; absent for text and bytes, which may be anything. */
  readonly syntax?: Syntax;
}

type Syntax = "json" | "form" | "xml" | "multipart";

/** A payload, or the choice of one by media type. */
export type PayloadChoice<T> = Payload<T> | ((contentType: string) => Payload<T>);

/** JSON, of whatever media type that does not say it is something else. */
export function jsonPayload<T>(guard?: Guard<T>): Payload<T> {
  return { parse: parseJson, guard, syntax: "json" };
}

/** `application/x-www-form-urlencoded`; fields are text unless they have a reader of their own. */
export function formPayload<T>(guard?: Guard<T>, fields: Readonly<Record<string, ValueReader>> = {}): Payload<T> {
  const parse = (bytes: Bytes): unknown => {
    const form = new URLSearchParams(textOf(bytes));
    const values = [...new Set(form.keys())].map((name) => {
      const texts = form.getAll(name);
      const reader = Object.hasOwn(fields, name) ? fields[name] : undefined;
      // What cannot be read stays as it came, for the guard to name.
      return [name, reader?.read(texts) ?? (texts.length > 1 ? texts : texts[0])] as const;
    });
    return Object.fromEntries(values);
  };
  return { parse, guard, syntax: "form" };
}

/** Text, as UTF-8. */
export const textPayload: Payload<string> = { parse: textOf };

/** XML, which stays text. */
export const xmlPayload: Payload<string> = { parse: textOf, syntax: "xml" };

/** Bytes of any kind. */
export const binaryPayload: Payload<Blob> = { parse: blobOf };

/** Parts, which stay bytes. */
export const multipartPayload: Payload<Blob> = { parse: blobOf, syntax: "multipart" };

/** Chooses by media type, else by what the type is written in; without one, or with one that says nothing, the first. */
export function oneOfPayloads<Payloads extends Readonly<Record<string, Payload<unknown>>>>(
  payloads: Payloads,
): (contentType: string) => Payload<BodyOf<Payloads[keyof Payloads]>> {
  return (contentType) => {
    const type = essenceOf(contentType);
    const entries = Object.entries(payloads);
    const found =
      entries.find(([key]) => essenceOf(key) === type) ??
      entries.find(([, payload]) => isReadable(payload, contentType)) ??
      entries[0];
    const payload = found?.[1] ?? { parse: textOf };
    return payload as Payload<BodyOf<Payloads[keyof Payloads]>>; // one of those in the signature
  };
}

/** Whether a body of that media type may be read so: senders often say `text/plain`, or nothing, but a form is no JSON. */
export function isReadable({ syntax }: Payload<unknown>, contentType: string): boolean {
  const sent = syntaxOf(contentType);
  return syntax === undefined || sent === undefined || sent === syntax;
}

/** Is {@link isReadable} for who has no choice: `curl -d`, and senders like it, say of JSON that it is a form. */
export function isParsable(payload: Payload<unknown>, contentType: string): boolean {
  return isReadable(payload, contentType) || (payload.syntax === "json" && syntaxOf(contentType) === "form");
}

function syntaxOf(contentType: string): Syntax | undefined {
  if (isJson(contentType)) return "json";
  const type = essenceOf(contentType);
  if (type === "application/x-www-form-urlencoded") return "form";
  return /[/+]xml$/.test(type) ? "xml" : type.startsWith("multipart/") ? "multipart" : undefined;
}

type BodyOf<Choice> = Choice extends Payload<infer Body> ? Body : never;

function blobOf(bytes: Bytes, type: string): Blob {
  return new Blob([bytes], { type });
}

function parseJson(bytes: Bytes): unknown {
  const text = textOf(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new WebhookError("body", 400, "The body of the webhook is not JSON"); // the platform would quote it
  }
}

function textOf(bytes: Bytes): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new WebhookError("body", 400, "The body of the webhook is not UTF-8");
  }
}

import type { NumberSchema } from "./schema.js";

const textsByFormat: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "PT1H",
  email: "somebody@example.com",
  "idn-email": "somebody@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com",
  "uri-reference": "/about",
  iri: "https://example.com",
  "iri-reference": "/about",
  "uri-template": "/pets/{id}",
  uuid: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
  "json-pointer": "/pets/0",
  "relative-json-pointer": "0",
  regex: "^[a-z]+$",
};

/** A text of a format that the specifications know; undefined for any other. */
export function textOfFormat(format: string): string | undefined {
  return Object.hasOwn(textsByFormat, format) ? textsByFormat[format] : undefined;
}

/** A small number within the limits of a schema, as far as limits and steps agree. */
export function sampleNumber(schema: NumberSchema): number {
  const step = schema.multipleOf ?? 1;
  const low = schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + step);
  const high = schema.maximum ?? (schema.exclusiveMaximum === undefined ? undefined : schema.exclusiveMaximum - step);
  if (low !== undefined && low > step) return low;
  return high !== undefined && high < step ? high : step;
}

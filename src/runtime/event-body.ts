import { checkBody } from "./check-body.js";
import type { Encoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { isNested } from "./parameters.js";
import { sentItems } from "./sent-items.js";

/** Writes the data of an event: as JSON, as the text that it is, or as JSON unless it is a text. */
export type EventDataWriter = (data: unknown) => string;

/** Data in JSON. */
export const jsonDataText: EventDataWriter = (data) => JSON.stringify(data);

/** Data that is text; numbers and the like become one. */
export const dataText: EventDataWriter = (data) => (isNested(data) ? JSON.stringify(data) : String(data));

/** Events that are sent, as their data (HTML Living Standard, section 9.2.5). */
export function eventDataBody<T>(writeData: EventDataWriter, guard?: Guard<T>): Encoder {
  return bodyOf((data) => ({ data }), writeData, guard);
}

/** Events that are sent, as objects with `event`, `data`, `id` and `retry`. */
export function eventObjectsBody<T>(writeData: EventDataWriter, guard?: Guard<T>): Encoder {
  return bodyOf(Object, writeData, guard);
}

type Fields = Readonly<Record<string, unknown>>;

function bodyOf<T>(fieldsOf: (item: unknown) => Fields, writeData: EventDataWriter, guard?: Guard<T>): Encoder {
  return {
    encode: (value, exchange) => {
      const write = (item: unknown): string => {
        checkBody(exchange, "request", item, guard);
        return eventText(fieldsOf(item), writeData);
      };
      return { body: sentItems(value, exchange, { write }), contentType: "text/event-stream" };
    },
  };
}

/** @throws {TypeError} if the item is no event. */
function eventText({ event, data, id, retry, ...others }: Fields, writeData: EventDataWriter): string {
  const [other] = Object.keys(others);
  if (other !== undefined) throw new TypeError(`an event has no field \`${other}\``);
  const lines = [...fieldLines("event", event), ...fieldLines("id", id), ...fieldLines("retry", retry)];
  const dataLines = data === undefined || data === null ? [] : writeData(data).split(/\r\n|\r|\n/);
  return [...lines, ...dataLines.map((line) => `data: ${line}`), "", ""].join("\n");
}

/** @throws {TypeError} if its value has a line break, which would begin another field. */
function fieldLines(name: string, value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const text = String(value);
  if (/[\r\n\0]/.test(text)) throw new TypeError(`the \`${name}\` of an event has a line break in it`);
  return [`${name}: ${text}`];
}

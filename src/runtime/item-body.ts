import { checkBody } from "./check-body.js";
import type { Encoder } from "./descriptor.js";
import type { Guard } from "./guard.js";
import { sentItems } from "./sent-items.js";

/** A body of JSON texts, one a line. Items that come up one by one are asked for as the connection takes them. */
export function jsonLinesBody<T>(contentType: string, guard?: Guard<T>): Encoder {
  return itemBody(contentType, "", guard);
}

/** A body of JSON texts, each after a record separator (RFC 7464). */
export function jsonSequenceBody<T>(contentType: string, guard?: Guard<T>): Encoder {
  return itemBody(contentType, "\u001e", guard);
}

function itemBody<T>(contentType: string, start: string, guard: Guard<T> | undefined): Encoder {
  return {
    encode: (value, exchange) => {
      const write = (item: unknown): string => {
        checkBody(exchange, "request", item, guard);
        return `${start}${JSON.stringify(item)}\n`;
      };
      return { body: sentItems(value, exchange, { write }), contentType };
    },
  };
}

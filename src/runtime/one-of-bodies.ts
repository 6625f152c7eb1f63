import type { Encoder } from "./descriptor.js";

/** The encoder for the content type that a caller asks for; the first where nothing is asked for. */
export function oneOfBodies(contentType: string | undefined, encoders: Readonly<Record<string, Encoder>>): Encoder {
  const chosen = contentType ?? Object.keys(encoders)[0] ?? "";
  return (Object.hasOwn(encoders, chosen) ? encoders[chosen] : undefined) ?? unknownType(chosen);
}

function unknownType(contentType: string): Encoder {
  return {
    encode: () => {
      throw new TypeError(`its body cannot be ${JSON.stringify(contentType)}`);
    },
  };
}

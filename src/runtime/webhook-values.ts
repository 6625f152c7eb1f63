/** Reads a header, a query parameter or a field of a form. */
export interface ValueReader {
  /** What it must be, for messages. */
  readonly expected: string;
  /** The value that the texts stand for; `undefined` if they stand for none. There is at least one text. */
  read(texts: readonly string[]): unknown;
}

/** Text as it is. */
export const textValue: ValueReader = { expected: "string", read: ([text]) => text };

/** A number as JSON writes it. */
export const numberValue: ValueReader = {
  expected: "number",
  read: ([text = ""]) => (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined),
};

/** An integer in decimal digits. */
export const integerValue: ValueReader = {
  expected: "integer",
  read: ([text = ""]) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
};

/** `true` or `false`. */
export const booleanValue: ValueReader = {
  expected: "boolean",
  read: ([text]) => (text === "true" ? true : text === "false" ? false : undefined),
};

/** JSON within the text. */
export const jsonValue: ValueReader = {
  expected: "JSON",
  read: ([text = ""]) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  },
};

/** One of a few values. */
export function literalValue(...values: readonly (string | number | boolean | null)[]): ValueReader {
  return {
    expected: values.map((value) => JSON.stringify(value)).join(" | "),
    read: ([text]) => values.find((value) => String(value) === text),
  };
}

/** Several values: a text for each, or one text that `separator` divides. */
export function listValue(item: ValueReader, separator?: string): ValueReader {
  return {
    expected: `${item.expected}[]`,
    read: (texts) => {
      const parts = separator === undefined ? texts : (texts[0] ?? "").split(separator);
      const items = parts.map((part) => item.read([part.trim()]));
      return items.includes(undefined) ? undefined : items;
    },
  };
}

/** Whether one value is valid. */
export type Check = (value: unknown) => boolean;

/** Whether one value is valid that lies `depth` levels below the first of a recursive type. */
export type DeepCheck = (value: unknown, depth: number) => boolean;

/** How many times a recursive type may contain itself in one value. */
export const maximumDepth = 1000;

const maximumVisits = 10_000_000;

let visited = 0;

/** Whether `value` is a JSON object: neither an array nor null. */
export function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether `value` is a string. */
export function isString(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether `value` is a number that JSON can carry: neither NaN nor infinite. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Whether `value` is a number without a fraction; `1.0` has none. */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** Whether `value` is a boolean. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** Whether `value` is an array of nothing but valid items. */
export function isArray(value: unknown, isItem: Check): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    if (!isItem(value[index])) return false;
  }
  return true;
}

/** Is {@link isArray} for strings, of which most arrays are: a test in place costs less than a call of what is passed. */
export function isStringArray(value: unknown): value is readonly string[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    if (typeof value[index] !== "string") return false;
  }
  return true;
}

/** Is {@link isArray} for items that may contain the array's own type. */
export function isDeepArray(value: unknown, isItem: DeepCheck, depth: number): value is readonly unknown[] {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    if (!isItem(value[index], depth)) return false;
  }
  return true;
}

/** Whether `value` is an object of nothing but valid properties, whatever their names. */
export function isRecord(value: unknown, isItem: Check): boolean {
  if (!isObject(value)) return false;
  const record = value as Readonly<Record<string, unknown>>; // just checked
  for (const name in record) {
    if (!isItem(record[name]) && Object.hasOwn(record, name)) return false;
  }
  return true;
}

/** Is {@link isRecord} for properties that may contain the object's own type. */
export function isDeepRecord(value: unknown, isItem: DeepCheck, depth: number): boolean {
  if (!isObject(value)) return false;
  const record = value as Readonly<Record<string, unknown>>; // just checked
  for (const name in record) {
    if (!isItem(record[name], depth) && Object.hasOwn(record, name)) return false;
  }
  return true;
}

/** Whether one result is true and no other. */
export function isExactlyOne(...results: readonly boolean[]): boolean {
  return results.indexOf(true) !== -1 && results.indexOf(true) === results.lastIndexOf(true);
}

/** The property itself, never what every object inherits: for names such as `constructor`. */
export function ownValue<T extends object>(value: T, name: keyof T): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether `text` has at least `minimum` code points (JSON Schema Validation 2020-12, section 6.3.2). */
export function hasMinLength(text: string, minimum: number): boolean {
  return text.length >= 2 * minimum - 1 || (text.length >= minimum && lengthOf(text) >= minimum);
}

/** Whether `text` has at most `maximum` code points (JSON Schema Validation 2020-12, section 6.3.1). */
export function hasMaxLength(text: string, maximum: number): boolean {
  return text.length <= maximum || (text.length <= 2 * maximum && lengthOf(text) <= maximum);
}

/** The number of code points in `text`. */
export function lengthOf(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index += 1;
    length += 1;
  }
  return length;
}

/**
 * Whether `value` is `divisor` times an integer, both read as the decimals that JSON shows: 0.3 is a multiple of 0.1.
 *
 * Up to 15 digits a decimal and its nearest double are one to one, so that integers of their units decide.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  let scale = 1;
  while (scale < 1e15 && Math.round(divisor * scale) / scale !== divisor) scale *= 10;
  const units = Math.round(value * scale);
  const step = Math.round(divisor * scale);
  if (scale >= 1e15 || Math.abs(units) >= 1e15) return isDecimalMultiple(value, divisor);
  return units / scale === value && units % step === 0;
}

function isDecimalMultiple(value: number, divisor: number): boolean {
  if (!Number.isFinite(value)) return false;
  const [digits, exponent] = decimalOf(value);
  const [divisorDigits, divisorExponent] = decimalOf(divisor);
  const shared = Math.min(exponent, divisorExponent);
  const units = digits * BigInt(10) ** BigInt(exponent - shared);
  const step = divisorDigits * BigInt(10) ** BigInt(divisorExponent - shared);
  return units % step === BigInt(0);
}

/** The shortest decimal that reads back as `value`: digits times ten to the power of the exponent. */
function decimalOf(value: number): readonly [digits: bigint, exponent: number] {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  return [BigInt(mantissa.replace(".", "")), Number(exponent) - fraction.length];
}

/** Whether `value` equals a JSON value (JSON Schema 2020-12, section 4.2.2): the order of properties does not matter. */
export function isEqual(value: unknown, expected: unknown): boolean {
  if (typeof expected !== "object" || expected === null) return value === expected;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(value) &&
      value.length === expected.length &&
      expected.every((item, index) => isEqual(value[index], item))
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(expected);
  const record = value as Readonly<Record<string, unknown>>; // just checked
  return (
    Object.keys(record).length === entries.length &&
    entries.every(([name, item]) => Object.hasOwn(record, name) && isEqual(record[name], item))
  );
}

/** Whether no two items are equal (JSON Schema Validation 2020-12, section 6.4.3). */
export function isUnique(items: readonly unknown[]): boolean {
  if (items.length < 2) return true;
  const values = new Set<unknown>();
  const texts = new Set<string>();
  for (const item of items) {
    if (typeof item === "object" && item !== null) {
      const text = canonicalText(item);
      if (text === undefined || texts.has(text)) return false;
      texts.add(text);
    } else {
      if (values.has(item)) return false;
      values.add(item);
    }
  }
  return true;
}

/** JSON with sorted names, equal for equal values; `undefined` for a value too deep or too large to tell, or a cyclic one. */
function canonicalText(item: unknown): string | undefined {
  let visits = 0;
  const textOf = (value: unknown, depth: number): string => {
    visits += 1;
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object" || value === null) return String(value);
    if (depth > maximumDepth || visits > maximumVisits) throw new RangeError("Too deep or too large to compare.");
    if (Array.isArray(value)) return `[${value.map((entry) => textOf(entry, depth + 1)).join()}]`;
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${textOf(entry, depth + 1)}`).join()}}`;
  };
  try {
    return textOf(item, 0);
  } catch {
    return undefined;
  }
}

/**
 * Whether a recursive type may be followed further, so that cyclic and very deep values end in an answer: at most 1000
 * levels, and ten million visits for one value, which only unions that try every branch at every level can reach.
 */
export function isBounded(depth: number): boolean {
  visited = depth === 0 ? 1 : visited + 1;
  return depth <= maximumDepth && visited <= maximumVisits;
}

/** How many visits {@link isBounded} has counted for the last value, once. */
export function takeVisits(): number {
  const taken = visited;
  visited = 0;
  return taken;
}

/** Whether values lie within values more than `levels` deep, or in a circle. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  const pending: (readonly [value: unknown, level: number])[] = [[value, 0]];
  try {
    for (let steps = 0; steps < 1_000_000; steps += 1) {
      const next = pending.pop();
      if (next === undefined) return false;
      const [parent, level] = next;
      if (level > levels) return true;
      if (typeof parent !== "object" || parent === null) continue;
      for (const child of Object.values(parent)) pending.push([child, level + 1]);
    }
  } catch {
    return false; // a getter threw
  }
  return false;
}

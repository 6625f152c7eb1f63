/* Punycode (RFC 3492), with its constants; https://www.rfc-editor.org/rfc/rfc3492#section-6 */

const digits = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The text that ASCII stands for, without `xn--`; `undefined` for what stands for nothing. */
export function decodePunycode(text: string): string | undefined {
  const basic = text.slice(0, Math.max(text.lastIndexOf("-"), 0));
  const points = [...basic].map((character) => character.codePointAt(0) ?? 0);
  const rest = text.slice(basic === "" && !text.startsWith("-") ? 0 : basic.length + 1).toLowerCase();
  let [point, bias, index, start] = [128, 72, 0, 0];
  for (let position = 0; position < rest.length;) {
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = digits.indexOf(rest[position] ?? " ");
      position += 1;
      if (digit < 0) return undefined;
      index += digit * weight;
      const threshold = thresholdAt(k, bias);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = points.length + 1;
    bias = adapted(index - start, length, start === 0);
    point += Math.floor(index / length);
    index %= length;
    if (point > 0x10ffff) return undefined;
    points.splice(index, 0, point);
    index += 1;
    start = index;
  }
  return String.fromCodePoint(...points);
}

/** The ASCII that stands for a text, without `xn--`. */
export function encodePunycode(text: string): string {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 128);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let [handled, bias, delta, last] = [basic.length, 72, 0, 128];
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= last));
    delta += (next - last) * (handled + 1);
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      output += variableInteger(delta, bias);
      bias = adapted(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    last = next + 1;
  }
  return output;
}

function variableInteger(value: number, bias: number): string {
  let [rest, text] = [value, ""];
  for (let k = 36; ; k += 36) {
    const threshold = thresholdAt(k, bias);
    if (rest < threshold) return text + digits.charAt(rest);
    text += digits.charAt(threshold + ((rest - threshold) % (36 - threshold)));
    rest = Math.floor((rest - threshold) / (36 - threshold));
  }
}

function thresholdAt(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, 1), 26);
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}

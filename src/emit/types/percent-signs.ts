import type { JsonValue } from "../../model/json.js";
import type { TypeText } from "./type-text.js";

/**
 * The text of a typing that may have a name such as `/growth/100%`: openapi-typescript makes references of names without encoding them,
 * and then decodes these. So where that fails, a character that the typing does not have stands for each percent sign.
 */
export function withPercentSigns<Typing extends JsonValue | undefined>(
  typing: Typing,
  textOf: (typing: Typing) => TypeText,
): TypeText {
  try {
    return textOf(typing);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    const json = JSON.stringify(typing);
    let mark = 0xf0000; // of the private use area
    while (json.includes(String.fromCodePoint(mark))) mark++;
    const stand = String.fromCodePoint(mark);
    const { text, references } = textOf(JSON.parse(json.replaceAll("%", stand)));
    return { text: text.replaceAll(stand, "%"), references };
  }
}

import { decodePunycode, encodePunycode } from "./punycode.js";

/* Internationalized names of domains (IDNA 2008): RFC 5891 says how, RFC 5892 which characters, RFC 5893 which directions. */

const allowed =
  /^[\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}\u13a0-\u13f5\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u3007\u30fb-]*$/u;
const disallowed =
  /[\u0345\u20d0-\u20ff\u302e\u302f\u0640\u07fa\u1100-\u11ff\u13f8-\u13fd\u3031-\u3035\u303b\ua960-\ua97f\uab70-\uabbf\ud7b0-\ud7ff\u{1d100}-\u{1d24f}\p{DI}]/u;

/** Characters that need, or must not have, certain others near them; without joiners, which are dealt with apart. */
const misplaced =
  /(?:^|[^l])\u00b7|\u00b7(?!l)|\u0375(?!\p{Script=Greek})|(?:^|\P{Script=Hebrew})[\u05f3\u05f4]|[\u0660-\u0669].*[\u06f0-\u06f9]|[\u06f0-\u06f9].*[\u0660-\u0669]/u;

/** Joiners after a virama, and non-joiners between letters that would be joined. */
const joiners =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}][\u200c\u200d]|(?![\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f\u074d\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779])[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Phags_Pa}]\p{Mn}*\u200c(?=\p{Mn}*[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Phags_Pa}])/gu;

/** Whether a text may be a label as people read it, in ASCII or not. */
export function isLabel(text: string): boolean {
  if (text === "" || /^-|-$|^..--|^\p{M}/u.test(text)) return false;
  const plain = text.replace(joiners, "a");
  if (!allowed.test(plain) || disallowed.test(plain) || misplaced.test(text)) return /^[a-z\d-]+$/i.test(text);
  if (text.includes("\u30fb") && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return false;
  const stable = text.replace(/[\u13a0-\u13f5]/g, ""); // Cherokee capitals, to which the others fold
  return stable === stable.normalize("NFKC").toLowerCase().normalize("NFKC");
}

/** The label that one of ASCII, `xn--…`, stands for; `undefined` if it is not the way to write a right one. */
export function decodedLabel(text: string): string | undefined {
  const label = decodePunycode(text.slice(4));
  if (label === undefined || !isLabel(label)) return undefined;
  return encodedLabel(label) === text.toLowerCase() ? label : undefined;
}

/** The ASCII that stands for a label. */
export function encodedLabel(label: string): string {
  return /[^\0-\x7f]/.test(label) ? `xn--${encodePunycode(label)}` : label;
}

/** Whether names written from right to left do not get mixed up with what stands beside them. */
export function areDirectionsRight(labels: readonly string[]): boolean {
  const kinds = labels.map((label) => Array.from(label, directionOf).join(""));
  if (!kinds.some((kind) => /[RA]/.test(kind))) return true;
  return kinds.every(
    (kind) => /^L(?:[LEON]*[LE])?N*$/.test(kind) || (/^R(?:[RAEON]*[RAE])?N*$/.test(kind) && !/A.*E|E.*A/.test(kind)),
  );
}

/** The direction of a character that labels may have: from the left or the right, European or Arabic digit, none, other. */
function directionOf(character: string): "L" | "R" | "E" | "A" | "N" | "O" {
  if (/\p{Mn}/u.test(character)) return "N";
  if (/[\d\u06f0-\u06f9]/.test(character)) return "E";
  if (/[\u0660-\u0669\u{10d30}-\u{10d39}]/u.test(character)) return "A";
  if (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(character)) return "R";
  return /[\p{L}\p{N}\p{Mc}]/u.test(character) ? "L" : "O";
}

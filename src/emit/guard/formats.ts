import { identifierWords } from "../../model/identifier-words.js";
import type { FormatSettings } from "../../model/settings.js";
import { formatNames } from "../../model/format-names.js";

/** The constant that asserts a format, and the module of the output that has it. */
export interface FormatConstant {
  /** As in the keyword `format`. */
  readonly format: string;
  readonly name: string;
  /** Without extension: `runtime/format-uuid`, or `formats` for what the settings define. */
  readonly module: string;
  /** The regular expression of a format that the settings define. */
  readonly pattern?: string;
}

/** The formats that guards assert, and those that only the bodies of requests assert. */
export function assertedFormats({ request, response, custom }: FormatSettings): {
  readonly response: ReadonlyMap<string, FormatConstant>;
  readonly request: ReadonlyMap<string, FormatConstant>;
} {
  const taken = new Set(formatNames.map((format) => `${camelCase(format)}Format`));
  const patterns = new Map(Object.entries(custom));
  const constants = new Map([...patterns].map(([format, pattern]) => [format, customConstant(format, pattern, taken)]));
  const listed = (formats: readonly string[]): ReadonlyMap<string, FormatConstant> =>
    new Map(
      formats.flatMap((format) => {
        const constant = constants.get(format) ?? runtimeConstant(format);
        return constant === undefined ? [] : [[format, constant]];
      }),
    );
  return { response: listed(response), request: listed(request.filter((format) => !response.includes(format))) };
}

function runtimeConstant(format: string): FormatConstant | undefined {
  if (!formatNames.includes(format)) return undefined;
  return { format, name: `${camelCase(format)}Format`, module: `runtime/format-${format}` };
}

function customConstant(format: string, pattern: string, taken: Set<string>): FormatConstant {
  const wanted = camelCase(format);
  let name = `${wanted}Format`;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}Format`;
  taken.add(name);
  return { format, name, module: "formats", pattern };
}

/** The name in camelCase, of letters and digits alone; `custom` for a name without any. */
function camelCase(name: string): string {
  const [first = "custom", ...others] = identifierWords(name);
  const start = /^\P{ID_Start}/u.test(first) ? `_${first}` : first.charAt(0).toLowerCase() + first.slice(1);
  return start + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

import type { MediaType, StreamFormat } from "../../model/api.js";
import type { Imports } from "../module-text.js";
import type { MediaCode } from "./media-code.js";

/** The type of an item, where its schema has a name, and the guard, where there is one. */
export interface ItemCode {
  readonly type?: string;
  readonly guard?: string;
}

/** The data of a response that is a stream, and the decoder that gives out its items. */
export function streamCode(imports: Imports, { contentType, stream }: MediaType, item: ItemCode): MediaCode {
  if (stream === undefined) throw new Error(`Unreachable: nobody has read the stream of ${contentType}.`);
  const isText = stream.kind === "events" && stream.of === "data" && stream.data === "text";
  const type = item.type ?? (isText ? "string" : "unknown");
  const { module, decoder, first } = decoderOf(imports, stream, contentType);
  imports.addValue(module, decoder);
  const parameter = item.guard !== undefined || type === "unknown" ? "" : `<${type}>`;
  const last = item.guard === undefined ? "" : `, ${item.guard}`;
  return { type: `${streamType(imports, stream)}<${type}>`, decoder: `${decoder}${parameter}(${first}${last})` };
}

function streamType(imports: Imports, stream: StreamFormat): string {
  const isData = stream.kind === "events" && stream.of === "data";
  const [module, name] = isData ? (["event", "EventStream"] as const) : (["item", "ItemStream"] as const);
  imports.addType(`runtime/${module}-stream.js`, name);
  return name;
}

interface DecoderCode {
  readonly module: string;
  readonly decoder: string;
  /** What tells it how to read: the media type of JSON texts, or a reader of data. */
  readonly first: string;
}

function decoderOf(imports: Imports, stream: StreamFormat, contentType: string): DecoderCode {
  if (stream.kind !== "events") {
    const decoder = { lines: "jsonLines", sequence: "jsonSequence" }[stream.kind];
    return { module: "runtime/json-lines.js", decoder, first: JSON.stringify(contentType) };
  }
  const module = "runtime/event-stream.js";
  const first = { json: "jsonData", text: "textData", either: "jsonOrTextData" }[stream.data];
  imports.addValue(module, first);
  return { module, decoder: { data: "eventStream", event: "eventObjects" }[stream.of], first };
}

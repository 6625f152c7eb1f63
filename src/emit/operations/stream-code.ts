import type { MediaType } from "../../model/api.js";
import type { StreamFormat } from "../../model/body-items.js";
import type { Imports } from "../module-text.js";
import type { MediaDraft } from "./media-code.js";

/** The type of an item, where its schema has a name, and the guard, where there is one. */
export interface ItemCode {
  readonly type?: string;
  readonly importType?: () => void;
  readonly guard?: string;
}

/** The data of a response that is a stream, and the decoder that gives out its items. */
export function streamCode(imports: Imports, { contentType, stream }: MediaType, item: ItemCode): MediaDraft {
  if (stream === undefined) throw new Error(`Unreachable: nobody has read the stream of ${contentType}.`);
  const type = item.type ?? plainType(stream);
  const { module, decoder, first } = decoderOf(imports, stream, contentType);
  imports.addValue(module, decoder);
  const parameter = item.guard !== undefined || type === "unknown" ? "" : `<${type}>`;
  if (parameter !== "") item.importType?.();
  const last = item.guard === undefined ? "" : `, ${item.guard}`;
  const streamType = streamTypeOf(stream);
  const importType = (): void => {
    imports.addType(streamType.module, streamType.name);
    item.importType?.();
  };
  return { type: `${streamType.name}<${type}>`, importType, decoder: `${decoder}${parameter}(${first}${last})` };
}

/** The type of items without a schema of their own. */
function plainType(stream: StreamFormat): string {
  if (stream.kind === "parts") return { json: "unknown", text: "string", blob: "Blob" }[stream.of];
  return stream.kind === "events" && stream.of === "data" && stream.data === "text" ? "string" : "unknown";
}

function streamTypeOf(stream: StreamFormat): { readonly module: string; readonly name: string } {
  if (stream.kind === "parts") return { module: "runtime/multipart-stream.js", name: "PartStream" };
  return stream.kind === "events" && stream.of === "data"
    ? { module: "runtime/event-stream.js", name: "EventStream" }
    : { module: "runtime/item-stream.js", name: "ItemStream" };
}

interface DecoderCode {
  readonly module: string;
  readonly decoder: string;
  /** What tells it how to read: the media type of JSON texts, or a reader of data. */
  readonly first: string;
}

function decoderOf(imports: Imports, stream: StreamFormat, contentType: string): DecoderCode {
  if (stream.kind === "parts") {
    const module = "runtime/multipart-stream.js";
    imports.addValue(module, `${stream.of}PartData`);
    return { module, decoder: "multipartStream", first: `${JSON.stringify(contentType)}, ${stream.of}PartData` };
  }
  if (stream.kind !== "events") {
    const decoder = { lines: "jsonLines", sequence: "jsonSequence" }[stream.kind];
    return { module: "runtime/json-lines.js", decoder, first: JSON.stringify(contentType) };
  }
  const module = "runtime/event-stream.js";
  const first = { json: "jsonData", text: "textData", either: "jsonOrTextData" }[stream.data];
  imports.addValue(module, first);
  return { module, decoder: { data: "eventStream", event: "eventObjects" }[stream.of], first };
}

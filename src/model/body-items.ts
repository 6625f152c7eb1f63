/** Parts that are told apart by their places, not by names (OpenAPI 3.2.0, section 4.14.5.2). */
export interface PartPlaces {
  readonly first: readonly PartEncoding[];
  readonly others: PartEncoding;
}

/** How a part without a name is read and written. */
export interface PartEncoding {
  readonly of: PartContent;
  /** The one media type that it is sent as; absent where what is given decides. */
  readonly contentType?: string;
  /** Of a part that consists of parts itself; `contentType` is there. */
  readonly places?: PartPlaces;
}

/** What a part holds that has no name; `either` a text or a blob, as the one who sends it likes. */
export type PartContent = "json" | "text" | "blob" | "either";

/** How a stream is cut into items: a JSON text a line, or after each record separator, parts, or events. */
export type StreamFormat =
  | { readonly kind: "lines" | "sequence" }
  /** Parts of a multipart body, all with the same schema. */
  | { readonly kind: "parts"; readonly of: Exclude<PartContent, "either"> }
  | {
      readonly kind: "events";
      /** What the schema describes: the data of an event, or an object with `event`, `data`, `id` and `retry`. */
      readonly of: "data" | "event";
      readonly data: DataKind | "either";
    };

/** How an event carries its data: as it is, or as JSON. */
export type DataKind = "text" | "json";

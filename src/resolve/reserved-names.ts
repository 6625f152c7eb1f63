/** Words that cannot name a function, a type or a module's export (ECMA-262, section 12.7.2, and TypeScript's own types). */
const keywords =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally " +
  "for function if implements import in instanceof interface let new null package private protected public return static super " +
  "switch this throw true try typeof var void while with yield any bigint boolean never number object string symbol undefined " +
  "unknown async of get set type as is asserts infer keyof readonly unique declare abstract NaN Infinity";

/** Globals that generated code, or the people who read it, expect to mean what they always mean. */
const globals =
  "AbortController AbortSignal Array ArrayBuffer BigInt Blob Boolean Buffer Data Date Error Event EventTarget Exclude Extract File " +
  "FormData Function Headers Infinity Intl Iterable Iterator JSON Location Map Math Node NonNullable Number Object Omit Parameters " +
  "Partial Pick Promise Proxy ReadableStream Readonly Record ReferenceError Reflect RegExp Request Required Response ReturnType Set " +
  "String Symbol SyntaxError Text TypeError URIError URL URLSearchParams Uint8Array WeakMap WeakSet console exports fetch globalThis " +
  "module process require self window document name status event";

/** What the runtime and the fixed files of the output export; a test compares this list with the runtime. */
const runtime =
  "ApiError Applier AbortedError BaseFields Call CallOptions Caller Client ClientOptions Credential Decoder Encoder Fields Guard " +
  "GuardError GuardIssue GuardMode GuardModes HttpError InvalidValueError NetworkError OperationDescriptor Result Security Shape " +
  "TimeoutError Unchecked Violation apiKeyCookie apiKeyHeader apiKeyQuery assertValid auth basic bearer binaryBody blob caller client " +
  "components createClient createRuntimeClient empty explain formBody guard isApiError isArray isObject json jsonBody multipartBody " +
  "oneOfMedia operations options pathClient pathClientOf paths request stream text textBody webhooks value it depth";

const reserved: ReadonlySet<string> = new Set(`${keywords} ${globals} ${runtime}`.split(" "));

/** Whether generated code must not declare `name`. */
export function isReservedName(name: string): boolean {
  return reserved.has(name);
}

/** Base names that Windows keeps for devices. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
}

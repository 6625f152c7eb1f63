/** Words that cannot name a function, a type or a module's export (ECMA-262, section 12.7.2, and TypeScript's own types). */
const keywords =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally " +
  "for function if implements import in instanceof interface let new null package private protected public return static super " +
  "switch this throw true try typeof var void while with yield any bigint boolean never number object string symbol undefined " +
  "unknown NaN Infinity";

/** Globals that generated code, or the people who read it, expect to mean what they always mean. */
const globals =
  "Array ArrayBuffer BigInt Blob Boolean Date Error Exclude Extract FormData Function Headers JSON Map NonNullable Number Object Omit " +
  "Partial Pick Promise ReadableStream Readonly Record RegExp Request Required Response Set String Symbol URL Uint8Array fetch " +
  "globalThis";

/** What generated modules import from the runtime, or `index.ts` exports beside schemas and operations; a test compares them. */
const runtime =
  "AbortedError ApiError Call CallOptions Caller Client ClientOptions FetchClient Fields Guard GuardError GuardImplementation GuardIssue GuardMode " +
  "GuardModes HttpError InvalidValueError Mismatch NetworkError Security TimeoutError Unchecked Validation Violation anyBody " +
  "apiKeyCookie apiKeyHeader apiKeyQuery assertValid basic bearer binaryBody blob compactGuard components createClient " +
  "createRuntimeClient dateFormat dateTimeFormat deepObject durationFormat emailFormat empty findByPattern findConditional " +
  "findContained findNames findPrefix findUnevaluated followShape form formBody formExploded guard hasDeepItems " +
  "hasItems hasMaxLength hasMinLength hasValidDeepRest hasValidRest hostnameFormat idnEmailFormat idnHostnameFormat invalidValueError ipv4Format ipv6Format " +
  "iriFormat iriReferenceFormat isApiError isArray isBoolean isBounded isDeepArray isDeepRecord isDeepRest isDeeperThan isEqual " +
  "isExactlyOne isInteger isMarked isMultipleOf isNumber isObject isRecord isRest isString isStringArray isUnique json jsonBody jsonField jsonHeader " +
  "jsonPart jsonPath jsonPointerFormat jsonQuery label labelExploded lazyShape lengthOf leniently matches matrix matrixExploded " +
  "maximumDepth multipartBody oneOfBodies oneOfMedia operations ownValue pathClient pathClientOf paths pipeDelimited regexFormat " +
  "relativeJsonPointerFormat simpleHeaderExploded simplePathExploded spaceDelimited stream styledFormBody styledPart takeVisits text textBody timeFormat " +
  "toJsonSchema typedPart undocumented uriFormat uriReferenceFormat uriTemplateFormat uuidFormat validationOf webhooks withFormats withReserved";

/** Names that generated functions use for their own parameters and variables. */
const locals = "caller request options value it depth";

/** A module that exports `then` is taken for a promise by `await import(…)`. */
const thenable = "then";

const reserved: ReadonlySet<string> = new Set(`${keywords} ${globals} ${runtime} ${locals} ${thenable}`.split(" "));

/** Whether generated code must not declare `name`. */
export function isReservedName(name: string): boolean {
  return reserved.has(name);
}

/** Base names that Windows keeps for devices. */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
}

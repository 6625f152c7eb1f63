/** Words that cannot name a function, a type or a module's export (ECMA-262, section 12.7.2, and TypeScript's own types). */
const keywords =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally " +
  "for function if implements import in instanceof interface let new null package private protected public return static super " +
  "switch this throw true try typeof var void while with yield any bigint boolean never number object string symbol undefined " +
  "unknown NaN Infinity";

/** Globals that generated code, or the people who read it, expect to mean what they always mean. */
const globals =
  "Array ArrayBuffer AsyncIterable BigInt Blob Boolean Date Error Exclude Extract FormData Function Headers Iterable JSON Map NonNullable Number Object Omit " +
  "Partial Pick Promise ReadableStream Readonly Record RegExp Request Required Response Set String Symbol URL Uint8Array fetch " +
  "globalThis";

/** What generated modules import from the runtime, or `index.ts` exports beside schemas and operations; a test compares them. */
const runtime =
  "AbortedError ApiError AuthorizationAttempt Call CallOptions Caller Client ClientOptions EventStream FetchClient Fields Guard " +
  "GuardError GuardImplementation GuardIssue GuardMode GuardModes HttpError HttpHandler InvalidValueError ItemStream Mismatch " +
  "MockResolver NetworkError OAuthFailure OAuthTokens PagedCall PartStream Security ServerSentEvent StreamOptions StreamedPart TanStackMutation " +
  "TanStackQuery TimeoutError Unchecked UncheckedShape Validation Violation anyBody apiKeyCookie apiKeyHeader apiKeyQuery assertValid basic bearer " +
  "beginningOf binaryBody blob blobPartData booleanHeader callPages clientSecretPost compactGuard components composedLiterals cookiesHeader createClient createRuntimeClient " +
  "cursorPages dataText dateFormat dateTimeFormat deepObject durationFormat emailFormat empty eventDataBody eventObjects eventObjectsBody eventStream fieldsText findByPattern " +
  "findConditional findContained findNames findPrefix findUnevaluated followShape form formBody formExploded guard hasDeepItems " +
  "hasItems hasMaxLength hasMinLength hasValidDeepRest hasValidRest hooks hostnameFormat httpScheme idempotencyKey idnEmailFormat idnHostnameFormat " +
  "inCookie inFormQuery inHeader inJsonQuery inPath inPlainQuery inQuery inTextQuery invalidValueError ipv4Format ipv6Format iriFormat iriReferenceFormat isApiError isArray " +
  "isBoolean isBounded isDeepArray isDeepRecord isDeepRest isDeeperThan isEqual isExactlyOne isInteger isMarked isMultipleOf " +
  "isNumber isObject isRecord isRest isString isStringArray isUnique json jsonBody jsonData jsonDataText jsonField jsonHeader jsonLines jsonLinesBody " +
  "jsonOrText jsonOrTextData jsonPart jsonPartData jsonPath jsonPointerFormat jsonQuery jsonSequence jsonSequenceBody label labelExploded lastItemPages lazyShape lengthOf " +
  "leniently linkPages listHeader logTo matches matrix matrixExploded maximumDepth mockedResponse multipartBody multipartList multipartStream nestedParts nextUrlPages " +
  "numberHeader numberedPages offsetPages oneOfBodies oneOfMedia openapiMiddleware operations ownValue partAs partStreamBody partsBody pathClient pathClientOf paths " +
  "pipeDelimited predicateGuard rawCookie rawCookieExploded rawResponse readHeaders regexFormat relativeJsonPointerFormat retries serverInsteadOf serverUrls " +
  "simpleHeaderExploded simplePath simplePathExploded spaceDelimited standardSchemaOf styledFormBody styledPart takeVisits text textBody " +
  "textData textHeader textPartAs textPartData timeFormat toJsonSchema typedPart undocumented uriFormat uriReferenceFormat uriTemplateFormat usualPart uuidFormat " +
  "validationOf webhooks withFormats withReserved withReservedPath";

/** What outputs that receive webhooks or callbacks import and export beside: reserved in those alone, since schemas may well be called so. */
export const incomingNames: readonly string[] = (
  "HandlerOptions HmacOptions ReceivedWebhook SignedDelivery StandardWebhooksOptions Verified Verifier WebhookAnswer WebhookDescriptor " +
  "WebhookError WebhookErrorKind WebhookOptions WebhookReply WebhookRoute binaryPayload booleanValue formPayload fromBase64 fromHex " +
  "handleWebhooks hmacSignature integerValue jsonPayload jsonValue listValue literalValue multipartPayload numberValue onWebhook oneOfPayloads receiveWebhook " +
  "standardWebhooks standardWebhooksPublicKey textPayload textValue unsigned xmlPayload"
).split(" ");

/** Words that are read as the beginning or the end of something else where a type stands; derived names of types are never among them. */
const typeWords: ReadonlySet<string> = new Set("as infer intrinsic keyof readonly unique".split(" "));

/** Names that generated functions use for their own parameters and variables. */
const locals = "caller request options value it depth";

/** A module that exports `then` is taken for a promise by `await import(…)`. */
const thenable = "then";

const keywordNames: ReadonlySet<string> = new Set(keywords.split(" "));
const globalNames: ReadonlySet<string> = new Set(globals.split(" "));
const reserved: ReadonlySet<string> = new Set(`${keywords} ${globals} ${runtime} ${locals} ${thenable}`.split(" "));

/** Whether no function can be called `name`, whatever generates it. */
export function isKeyword(name: string): boolean {
  return keywordNames.has(name);
}

/** What keeps generated code from declaring a reserved `name`, of a type or of anything else, as the end of a sentence about it. */
export function whyReserved(name: string): string {
  if (keywordNames.has(name) || globalNames.has(name) || typeWords.has(name))
    return "means something else in TypeScript";
  return name === thenable
    ? "would make a promise of the module that exports it"
    : "is used by Specwright's own code in the output";
}

/** Whether generated code must not declare `name`. */
export function isReservedName(name: string): boolean {
  return reserved.has(name);
}

/** Whether generated code must not declare a type called `name`. */
export function isReservedTypeName(name: string): boolean {
  return reserved.has(name) || typeWords.has(name);
}

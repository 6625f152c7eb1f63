import type { Header, MediaType, Operation, RequestBody, Response } from "../../model/api.js";
import { coveringStatus } from "../covering-status.js";
import { compareDocumentation } from "./compare-documentation.js";
import { compareEncodings, comparePlaces } from "./compare-encodings.js";
import { compareSchemas } from "./compare-schemas.js";
import { matchBy } from "./match.js";
import type { OperationPlace } from "./operation-place.js";
import { code, sentence } from "./place.js";
import type { Side } from "./wire-log.js";

/** Finds what differs in what the operation is sent. */
export function compareRequestBodies(before: Operation, after: Operation, place: OperationPlace): void {
  const [left, right] = [before.requestBody, after.requestBody];
  const side = place.requests;
  if (left === undefined && right === undefined) return;
  if (left === undefined) {
    const isRequired = right?.required === true;
    const kind = isRequired ? "required-request-body-added" : "request-body-added";
    const message = `The operation ${isRequired ? "needs a body" : "takes a body"} now.`;
    return place.reportTo(side, { kind, message, after: right?.pointer ?? after.pointer });
  }
  if (right === undefined) {
    const message = "The operation takes no body any longer.";
    return place.reportTo(side, { kind: "request-body-removed", message, before: left.pointer });
  }
  compareBodies(left, right, place);
}

function compareBodies(before: RequestBody, after: RequestBody, place: OperationPlace): void {
  const side = place.requests;
  if (before.required !== after.required) {
    const kind = after.required ? "request-body-became-required" : "request-body-became-optional";
    const message = `The request body is ${after.required ? "required" : "optional"} now.`;
    place.reportTo(side, { kind, message, before: before.pointer, after: after.pointer });
  }
  compareDocumentation(before, after, place.placeOf(side, "the request body"));
  compareContent(before.content, after.content, "the request body", side, place);
}

/** Finds what differs in what the operation answers. */
export function compareResponses(before: readonly Response[], after: readonly Response[], place: OperationPlace): void {
  const { removed, added, kept } = matchBy(before, after, ({ status }) => status);
  for (const response of removed) reportRemoved(response, coveringResponse(response, after), place);
  for (const response of added) reportAdded(response, coveringResponse(response, before), place);
  for (const [previous, next] of kept) compareResponse(previous, next, place);
}

/** A status that is one of a range or of the default from now on may still come, with what that says. */
function reportRemoved(response: Response, covering: Response | undefined, place: OperationPlace): void {
  const { status: from, pointer: before } = response;
  if (covering !== undefined) {
    const message = `The operation documents ${statusWords(response)} as one of ${rangeWords(covering)} now.`;
    place.reportTo(place.responses, { kind: "status-merged", message, before, after: covering.pointer, from });
    return compareAnswers(response, covering, place);
  }
  const kind = isSuccess(response) ? "success-status-removed" : "error-status-removed";
  const message = `The operation does not document ${statusWords(response)} any longer.`;
  place.reportTo(place.responses, { kind, message, before, from });
}

/** A status that was one of a range or of the default came with what that says. */
function reportAdded(response: Response, covering: Response | undefined, place: OperationPlace): void {
  const { status: to, pointer: after } = response;
  if (covering !== undefined) {
    const message = `The operation documents ${statusWords(response)} apart from ${rangeWords(covering)} now.`;
    place.reportTo(place.responses, { kind: "status-singled-out", message, before: covering.pointer, after, to });
    return compareAnswers(covering, response, place);
  }
  const kind = isSuccess(response) ? "success-status-added" : "error-status-added";
  const message = `The operation documents ${statusWords(response)} now.`;
  place.reportTo(place.responses, { kind, message, after, to });
}

function coveringResponse({ status }: Response, responses: readonly Response[]): Response | undefined {
  const covering = coveringStatus(
    status,
    responses.map((response) => response.status),
  );
  return responses.find((response) => response.status === covering);
}

function isSuccess({ status }: Response): boolean {
  return status.startsWith("2");
}

function statusWords({ status }: Response): string {
  return status === "default" ? "what other responses are like" : `the status ${status}`;
}

function rangeWords({ status }: Response): string {
  return status === "default" ? "the others" : code(status);
}

function compareResponse(before: Response, after: Response, place: OperationPlace): void {
  compareDocumentation(before, after, place.placeOf(place.responses, ownerOf(after)));
  compareAnswers(before, after, place);
}

/** Without the words about it. */
function compareAnswers(before: Response, after: Response, place: OperationPlace): void {
  const owner = ownerOf(after);
  compareHeaders(before, after, owner, place);
  compareContent(before.content, after.content, owner, place.responses, place);
}

function ownerOf({ status }: Response): string {
  return status === "default" ? "the default response" : `the ${status} response`;
}

function compareContent(
  before: readonly MediaType[],
  after: readonly MediaType[],
  owner: string,
  side: Side,
  place: OperationPlace,
): void {
  const { removed, added, kept } = matchBy(before, after, mediaTypeKey);
  for (const { contentType, pointer } of removed) {
    const message = sentence(`${owner} is never ${code(contentType)} any longer`);
    place.reportTo(side, { kind: "media-type-removed", message, before: pointer, from: contentType });
  }
  for (const { contentType, pointer } of added) {
    const message = sentence(`${owner} may be ${code(contentType)} now`);
    place.reportTo(side, { kind: "media-type-added", message, after: pointer, to: contentType });
  }
  for (const [previous, next] of kept) {
    const words = kept.length === 1 ? owner : `${owner} in ${code(next.contentType)}`;
    compareMedia(previous, next, words, side, place);
  }
}

/** Case and spaces mean nothing in a media type (RFC 9110, section 8.3.1). */
function mediaTypeKey({ contentType }: MediaType): string {
  return contentType.toLowerCase().replaceAll(" ", "");
}

function compareMedia(before: MediaType, after: MediaType, owner: string, side: Side, place: OperationPlace): void {
  const places = { before: before.pointer, after: after.pointer };
  comparePlaces(before, after, owner, side, place);
  if (before.schema !== undefined && after.schema !== undefined) {
    compareEncodings(before, after, owner, side, place);
    return compareSchemas(before.schema, after.schema, place.placeOf(side, owner));
  }
  if (before.schema !== undefined) {
    const message = sentence(`${owner} is not described any longer`);
    place.reportTo(side, { kind: "body-schema-removed", message, ...places });
  } else if (after.schema !== undefined) {
    place.reportTo(side, { kind: "body-schema-added", message: sentence(`${owner} is described now`), ...places });
  }
}

type NamedHeader = readonly [name: string, header: Header];

function compareHeaders(before: Response, after: Response, owner: string, place: OperationPlace): void {
  const { removed, added, kept } = matchBy<NamedHeader>(before.headers, after.headers, ([name]) => name.toLowerCase());
  const side = place.responses;
  for (const [name, { required, pointer }] of removed) {
    const kind = required ? "required-header-removed" : "header-removed";
    place.reportTo(side, { kind, message: sentence(`${headerWords(name, owner)} is gone`), before: pointer });
  }
  for (const [name, { pointer }] of added) {
    const message = sentence(`${headerWords(name, owner)} is new`);
    place.reportTo(side, { kind: "header-added", message, after: pointer });
  }
  for (const [[, previous], [name, next]] of kept) compareHeader(previous, next, headerWords(name, owner), place);
}

function headerWords(name: string, owner: string): string {
  return `the header ${code(name)} of ${owner}`;
}

function compareHeader(before: Header, after: Header, owner: string, place: OperationPlace): void {
  const side = place.responses;
  if (before.required !== after.required) {
    const kind = after.required ? "header-became-required" : "header-became-optional";
    const message = sentence(`${owner} is ${after.required ? "always there" : "optional"} now`);
    place.reportTo(side, { kind, message, before: before.pointer, after: after.pointer });
  }
  const inner = place.placeOf(side, owner);
  compareDocumentation(before, after, inner);
  compareSchemas(before.schema, after.schema, inner);
}

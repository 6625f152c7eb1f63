import { encodeText } from "./parameters.js";
import type { ParameterWriter } from "./request-draft.js";
import { fieldsText } from "./styled-form-body.js";

/* What fills the whole query by itself (OpenAPI 3.2.0, section 4.12.1). */

/** The properties of an object, as `application/x-www-form-urlencoded` has them. */
export const inFormQuery: ParameterWriter = (draft, { querystring }, styles) => {
  const text = fieldsText(querystring, styles?.querystring);
  if (text !== "") draft.query.push(text);
};

/** A value in JSON, encoded. */
export const inJsonQuery: ParameterWriter = (draft, { querystring }) => {
  if (querystring !== undefined) draft.query.push(encodeText(JSON.stringify(querystring)));
};

/** A text in a language of its own, such as JSONPath, encoded. */
export const inTextQuery: ParameterWriter = (draft, { querystring }) => {
  if (querystring !== undefined) draft.query.push(encodeText(querystring));
};

/** A query that the caller has written: only what no query may hold is encoded (RFC 3986, section 3.4). */
export const inPlainQuery: ParameterWriter = (draft, { querystring }) => {
  if (querystring === undefined) return;
  const text = encodeURI(String(querystring)).replace(/%25(?=[\dA-F]{2})/gi, "%");
  draft.query.push(text.replaceAll("#", "%23"));
};

import { components } from "./component-keywords.js";
import {
  discriminator,
  encoding,
  mediaType,
  oauthFlow,
  oauthFlows,
  requestBody,
  securityScheme,
} from "./content-keywords.js";
import { example, info, openApi, server, serverVariable } from "./document-keywords.js";
import type { ObjectKind, ObjectRule } from "./keyword.js";
import {
  callback,
  header,
  operation,
  parameter,
  pathItem,
  paths,
  response,
  responses,
  securityRequirement,
} from "./operation-keywords.js";
import { schema } from "./schema-keywords.js";

/** Every object of OpenAPI that is looked into, with what becomes of each of its keywords. */
export const objectRules: Readonly<Record<ObjectKind, ObjectRule>> = {
  OpenAPI: openApi,
  Info: info,
  Server: server,
  "Server Variable": serverVariable,
  Components: components,
  Paths: paths,
  "Path Item": pathItem,
  Operation: operation,
  Parameter: parameter,
  "Request Body": requestBody,
  "Media Type": mediaType,
  Encoding: encoding,
  Responses: responses,
  Response: response,
  Callback: callback,
  Example: example,
  Header: header,
  Schema: schema,
  Discriminator: discriminator,
  "Security Scheme": securityScheme,
  "OAuth Flows": oauthFlows,
  "OAuth Flow": oauthFlow,
  "Security Requirement": securityRequirement,
};

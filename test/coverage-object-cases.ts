import type { CoverageCase } from "./coverage-cases.js";
import { bodyCases } from "./coverage/body-cases.js";
import { discriminatorCases } from "./coverage/discriminator-cases.js";
import { documentCases } from "./coverage/document-cases.js";
import { operationCases } from "./coverage/operation-cases.js";
import { parameterCases } from "./coverage/parameter-cases.js";
import { responseCases } from "./coverage/response-cases.js";
import { securityCases } from "./coverage/security-cases.js";
import { serverCases } from "./coverage/server-cases.js";

/** Every keyword of every object but the schema. */
export const objectCases: readonly CoverageCase[] = [
  ...operationCases,
  ...parameterCases,
  ...bodyCases,
  ...responseCases,
  ...discriminatorCases,
  ...securityCases,
  ...serverCases,
  ...documentCases,
];

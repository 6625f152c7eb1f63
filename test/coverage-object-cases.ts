import type { CoverageCase } from "./coverage-cases.js";
import { bodyCases } from "./coverage-cases/body-cases.js";
import { discriminatorCases } from "./coverage-cases/discriminator-cases.js";
import { documentCases } from "./coverage-cases/document-cases.js";
import { operationCases } from "./coverage-cases/operation-cases.js";
import { parameterCases } from "./coverage-cases/parameter-cases.js";
import { responseCases } from "./coverage-cases/response-cases.js";
import { securityCases } from "./coverage-cases/security-cases.js";
import { serverCases } from "./coverage-cases/server-cases.js";

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

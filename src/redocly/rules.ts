import type { LintRule } from "./lint-rule.js";
import { defaultInvalid } from "./rules/default-invalid.js";
import { drfEnumHashedName } from "./rules/drf-enum-hashed-name.js";
import { drfEnumLabelsLost } from "./rules/drf-enum-labels-lost.js";
import { drfErrorsUndocumented } from "./rules/drf-errors-undocumented.js";
import { drfNullEnum } from "./rules/drf-null-enum.js";
import { drfOperationIdDefault } from "./rules/drf-operation-id-default.js";
import { drfPaginationRequired } from "./rules/drf-pagination-required.js";
import { drfReadOnlyRequired } from "./rules/drf-read-only-required.js";
import { drfTrailingSlash } from "./rules/drf-trailing-slash.js";
import { enumWithoutType } from "./rules/enum-without-type.js";
import { errorResponseUndocumented } from "./rules/error-response-undocumented.js";
import { formatUnknown } from "./rules/format-unknown.js";
import { operationNameCollision } from "./rules/operation-name-collision.js";
import { operationNameMissing } from "./rules/operation-name-missing.js";
import { stringUnbounded } from "./rules/string-unbounded.js";
import { unionAmbiguous } from "./rules/union-ambiguous.js";

/** Every rule; each has a page in `docs/rules/`. */
export const lintRules: readonly LintRule[] = [
  operationNameMissing,
  operationNameCollision,
  errorResponseUndocumented,
  enumWithoutType,
  unionAmbiguous,
  formatUnknown,
  defaultInvalid,
  stringUnbounded,
  drfOperationIdDefault,
  drfErrorsUndocumented,
  drfReadOnlyRequired,
  drfNullEnum,
  drfTrailingSlash,
  drfEnumHashedName,
  drfEnumLabelsLost,
  drfPaginationRequired,
];

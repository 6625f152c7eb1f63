/** Where the runtime has each function that checks: whoever does not need one does not compile it either. */
export const checkModules = {
  hasMaxLength: "check-text",
  hasMinLength: "check-text",
  isArray: "check",
  isBoolean: "check",
  isBounded: "depth",
  isDeepArray: "check-deep",
  isDeepRecord: "check-deep",
  isEqual: "equality",
  isExactlyOne: "check",
  isInteger: "check",
  isMultipleOf: "multiple-of",
  isNumber: "check",
  isObject: "check",
  isRecord: "check",
  isString: "check",
  isStringArray: "check",
  isUnique: "unique",
  ownValue: "check",
} as const;

export type CheckName = keyof typeof checkModules;

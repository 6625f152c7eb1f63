/**
 * What may be fetched beside public hosts over https: `http` allows public hosts over http, `private` addresses that are not
 * public, over either.
 */
export const networkAllowances = ["http", "private"] as const;

export type NetworkAllowance = (typeof networkAllowances)[number];

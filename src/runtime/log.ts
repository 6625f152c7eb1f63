import { hooks, type RequestEvent } from "./hooks.js";
import type { Layer } from "./layer.js";

/** Where lines go: `console`, or a logger of the same shape. */
export interface Log {
  debug(line: string): void;
  warn(line: string): void;
}

/**
 * Writes a line for every request that is sent, for `createClient({ logger })`: failures and statuses from 400 as warnings.
 *
 * Credentials, cookies, values of the query and bodies never stand in them.
 */
export function logTo(log: Log): Layer {
  return hooks({
    onResponse: ({ response, durationMs, ...event }) => {
      const line = `${lineOf(event)}: status ${response.status} in ${Math.round(durationMs)} ms`;
      if (response.status < 400) log.debug(line);
      else log.warn(line);
    },
    onFailure: ({ error, durationMs, ...event }) => {
      log.warn(`${lineOf(event)}: ${kindOf(error)} after ${Math.round(durationMs)} ms`);
    },
  });
}

function lineOf({ operation, attempt, line }: Omit<RequestEvent, "request">): string {
  const again = attempt === 1 ? "" : `, attempt ${attempt}`;
  return `${operation}${again}: ${line.method} ${line.url}`;
}

/** The name alone: the message of a cause may quote what was sent. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : "failure";
}

import { vi } from "vitest";
import type { CredentialContext, CredentialSource } from "../src/runtime/types.js";
import { type Received, sendJson, startServer } from "./runtime-server.js";

/** A token endpoint that gives out `access-1`, `access-2` and so on for an hour each, unless it is told to do otherwise. */
export interface TokenServer {
  readonly tokenUrl: string;
  readonly received: readonly Received[];
  /** The form that it was sent. */
  form(index: number): Readonly<Record<string, string>>;
  /** What it answers with from now on; members go over the usual ones. */
  answer(members: object, status?: number): void;
  /** Answers nothing until it is released. */
  hold(): () => void;
}

export async function startTokenServer(): Promise<TokenServer> {
  let answered: { readonly members: object; readonly status: number } = { members: {}, status: 200 };
  let held: Promise<void> | undefined;
  const { url, received } = await startServer((response) => {
    const usual = { access_token: `access-${received.length}`, token_type: "Bearer", expires_in: 3600 };
    const { members, status } = answered;
    void Promise.resolve(held).then(() => sendJson(response, status, { ...(status === 200 && usual), ...members }));
  });
  return {
    tokenUrl: `${url}/token`,
    received,
    form: (index) => Object.fromEntries(new URLSearchParams(received[index]?.body)),
    answer: (members, status = 200) => {
      answered = { members, status };
    },
    hold: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
  };
}

/** A clock that only the test moves; sockets keep the real one. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
}

export function advance(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

/** Asks a source as a call would. */
export function ask(source: CredentialSource, context: Partial<CredentialContext> = {}): Promise<string | undefined> {
  return Promise.resolve(
    source.get({ fetch: (request) => fetch(request), signal: new AbortController().signal, ...context }),
  );
}

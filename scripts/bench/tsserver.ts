import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The server that editors ask about TypeScript (`tsserver`), in a process of its own as they have it. */
export interface EditorServer {
  /** Tells it something that has no answer, such as an edit. */
  tell(command: string, details: object): void;
  /** Asks it, and waits for the answer; the body is what the protocol says of the command. */
  ask(command: string, details: object): Promise<unknown>;
  close(): void;
}

interface Message {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

/** Starts a server that keeps still about everything that it is not asked for. */
export function startEditorServer(): EditorServer {
  const script = fileURLToPath(new URL("../../node_modules/typescript/lib/tsserver.js", import.meta.url));
  const flags = ["--disableAutomaticTypingAcquisition", "--suppressDiagnosticEvents"];
  const server = spawn(process.execPath, ["--max-old-space-size=3072", script, ...flags]);
  const waiting = new Map<number, (message: Message) => void>();
  readMessages(server, (message) => {
    if (message.type === "response") waiting.get(message.request_seq ?? 0)?.(message);
  });
  let count = 0;
  const write = (command: string, details: object): number => {
    server.stdin.write(`${JSON.stringify({ seq: ++count, type: "request", command, arguments: details })}\n`);
    return count;
  };
  return {
    tell: (command, details) => void write(command, details),
    ask: (command, details) =>
      new Promise((resolve, reject) => {
        waiting.set(write(command, details), ({ success = false, message, body }) =>
          success ? resolve(body) : reject(new Error(`${command}: ${message}`)),
        );
      }),
    close: () => void server.kill(),
  };
}

/** Each message comes in a line after a header of two. */
function readMessages({ stdout }: ChildProcessWithoutNullStreams, receive: (message: Message) => void): void {
  let text = "";
  stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (text + chunk).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("{")) receive(JSON.parse(line) as Message);
  });
}

import type { PrivateServerRequest, ServerFacts } from 'sallyport/testing';

/** How a server is started: in a process of its own, or in this one. Throws SallyportStartError. */
export type StartServer = (request: PrivateServerRequest, timeoutMs: number) => Promise<StartedServer>;

export interface StartedServer {
  readonly facts: ServerFacts;
  readonly environment: Readonly<Record<string, string>>;
  /** Why nobody answers any more; undefined while the server runs. */
  whyGone(): string | undefined;
  /** Resolves when it has ended, soon in any case. */
  stop(): Promise<void>;
}

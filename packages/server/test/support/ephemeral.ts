import { type BuiltProcess, runSallyport, until } from './built-server.js';

/** The one line that an ephemeral server prints. */
export interface ReadyLine {
  readonly ready: true;
  readonly baseUrl: string;
  readonly caFile?: string;
  readonly orgId: string;
  readonly groupId: string;
  readonly owner: { readonly username: string; readonly password: string };
  readonly apiKey: { readonly id: string; readonly publicKey: string; readonly privateKey: string };
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they assert
  readonly seed?: any;
}

export interface EphemeralServer extends BuiltProcess {
  readonly line: ReadyLine;
  stop(): Promise<number | NodeJS.Signals>;
}

/** Starts `sallyport start --ephemeral` on a free port and waits for its line. */
export async function startEphemeral(
  args: readonly string[] = [],
  options: { env?: Readonly<Record<string, string>>; cwd?: string } = {},
): Promise<EphemeralServer> {
  const running = runSallyport(['start', '--ephemeral', '--port', '0', ...args], options);
  let status: number | NodeJS.Signals | undefined;
  running.ended.then((ended) => {
    status = ended;
  });
  const line = await until('the server to be ready', () => {
    if (status !== undefined) throw new Error(`the server ended with ${status}: ${running.stderr()}`);
    return running.stdout().endsWith('\n') ? running.stdout() : undefined;
  });
  return {
    ...running,
    line: JSON.parse(line),
    stop() {
      running.child.kill('SIGTERM');
      return running.ended;
    },
  };
}

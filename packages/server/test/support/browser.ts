import { request } from 'node:http';
import type { TestServer } from './server.js';

export interface BrowserAnswer {
  readonly status: number;
  /** Header names in lower case; the values of repeated ones are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; `undefined` when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
  readonly json: any;
}

/** What a page of the console does: keeps the session cookie, and sends the CSRF token that signing in answered. */
export interface Browser {
  /** A path that does not start with `/api/` is one of `/api/private`. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<BrowserAnswer>;
  signIn(username: string, password: string, code?: string): Promise<BrowserAnswer>;
  cookie: string | undefined;
  /** The cookie that outlives the session. */
  mark: string | undefined;
  csrfToken: string | undefined;
}

/** `from`: source address on the loopback network, for example 127.0.0.9. */
export function createBrowser(server: Pick<TestServer, 'url'>, { from }: { from?: string } = {}): Browser {
  const { hostname, port } = new URL(server.url);

  function exchange(
    method: string,
    path: string,
    text: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<BrowserAnswer> {
    return new Promise((resolve, reject) => {
      const outgoing = request({
        method,
        path,
        host: hostname,
        port,
        headers,
        ...(from === undefined ? {} : { localAddress: from }),
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          resolve({
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
            ),
            text: answer,
            json: answer === '' ? undefined : JSON.parse(answer),
          });
        });
      });
      outgoing.end(text);
    });
  }

  const browser: Browser = {
    cookie: undefined,
    mark: undefined,
    csrfToken: undefined,
    async send(method, path, body, headers = {}) {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const answer = await exchange(method, path.startsWith('/api/') ? path : `/api/private${path}`, text, {
        Accept: 'application/vnd.atlas.2025-03-12+json',
        ...(text === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) }),
        ...cookies(browser),
        ...(browser.csrfToken === undefined ? {} : { 'X-CSRF-Token': browser.csrfToken }),
        ...headers,
      });
      const [, pair, value] =
        /^((?:sallyport_session)=([^;]*))/.exec(answer.headers['set-cookie'] ?? '') ?? [];
      if (pair !== undefined) browser.cookie = value === '' ? undefined : pair;
      browser.mark = /sallyport_browser=[^;]+/.exec(answer.headers['set-cookie'] ?? '')?.[0] ?? browser.mark;
      if (typeof answer.json?.csrfToken === 'string') browser.csrfToken = answer.json.csrfToken;
      return answer;
    },
    signIn: (username, password, code) =>
      browser.send('POST', '/session', { username, password, ...(code === undefined ? {} : { code }) }),
  };
  return browser;
}

function cookies({ cookie, mark }: Pick<Browser, 'cookie' | 'mark'>): Readonly<Record<string, string>> {
  const held = [cookie, mark].filter((each) => each !== undefined);
  return held.length === 0 ? {} : { Cookie: `theme=dark; ${held.join('; ')}` };
}

/** A browser in which the first owner is signed in. */
export async function ownerBrowser(server: TestServer): Promise<Browser> {
  const browser = createBrowser(server);
  const answer = await browser.signIn(server.first.owner.username, server.first.owner.password);
  if (answer.status !== 200) throw new Error(answer.text);
  return browser;
}

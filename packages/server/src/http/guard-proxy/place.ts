import type { Agent, ClientRequest, RequestOptions } from 'node:http';

// Not imported: test/e2e/bundle.test.ts says why.
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

/** Where somebody takes HTTP requests. */
export interface Place {
  /** As it was written. */
  readonly url: string;
  /** What stands in `Host` where nothing else has to. */
  readonly host: string;
  createAgent(options: ConstructorParameters<typeof Agent>[0]): Agent;
  /** Begins a request. Throws where path, method or headers cannot be sent. */
  send(options: RequestOptions): ClientRequest;
}

/** Reads `http://host:port`, `https://host:port` or `unix:/path`. A path behind the port is refused: targets are passed on as they are. */
export function parsePlace(text: string): Place | undefined {
  if (text.startsWith('unix:/'))
    return overHttp(text, 'localhost', { socketPath: text.slice('unix:'.length) });
  if (!/^https?:\/\/[^/?#@\s]+\/?$/.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port, host } = new URL(text);
  const to = { host: hostname.replace(/^\[|\]$/g, ''), ...(port !== '' && { port: Number(port) }) };
  if (protocol === 'http:') return overHttp(text, host, to);
  return {
    url: text,
    host,
    createAgent: (options) => new https.Agent(options),
    // By the name of the place: `Host` is that of the caller.
    send: (options) =>
      https.request({ ...options, ...to, servername: /^[\d.]+$|:/.test(to.host) ? '' : to.host }),
  };
}

function overHttp(
  url: string,
  host: string,
  to: Pick<RequestOptions, 'host' | 'port' | 'socketPath'>,
): Place {
  return {
    url,
    host,
    createAgent: (options) => new http.Agent(options),
    send: (options) => http.request({ ...options, ...to }),
  };
}

import { once } from 'node:events';
import { connect } from 'node:net';
import { PATIENCE_MS } from './patience.js';

/** One answer exactly as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly statusLine: string;
  /** Names and values in the order and the case they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  header(name: string): string | undefined;
  /** Every value of a header, in order. */
  all(name: string): string[];
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
  json(): any;
}

/** A connection on which tests write what they like and read what comes back, one answer after the other. */
export interface RawConnection {
  /** Latin-1, as header bytes are. */
  send(...parts: (string | Buffer)[]): void;
  /** The next answer; `head` for the answer to a HEAD, whose Content-Length announces a body that does not come. */
  answer(options?: { head?: boolean }): Promise<RawAnswer>;
  /** Resolves when the server has closed the connection; everything not read as an answer is the value. */
  closed(): Promise<string>;
  close(): void;
}

export async function openConnection(
  url: string,
  options: { localAddress?: string; host?: string } = {},
): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({
    port: Number(port),
    host: options.host ?? hostname.replace(/^\[|\]$/g, ''),
    ...(options.localAddress === undefined ? {} : { localAddress: options.localAddress }),
  });
  let received = Buffer.alloc(0);
  let isOver = false;
  let wake = () => {};
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  socket.on('close', () => {
    isOver = true;
    wake();
  });
  await once(socket, 'connect');
  socket.on('error', () => {});

  async function more(): Promise<void> {
    if (isOver)
      throw new Error(`the connection was closed after ${JSON.stringify(received.toString('latin1'))}`);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server sent nothing more')), PATIENCE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function take(bytes: number): Buffer {
    const part = received.subarray(0, bytes);
    received = received.subarray(bytes);
    return part;
  }

  return {
    send(...parts) {
      for (const part of parts) socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
    },
    async answer({ head = false } = {}) {
      let end = received.indexOf('\r\n\r\n');
      for (; end < 0; end = received.indexOf('\r\n\r\n')) await more();
      const [statusLine = '', ...lines] = take(end + 4)
        .subarray(0, end)
        .toString('latin1')
        .split('\r\n');
      const headers = lines.map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      });
      const all = (name: string) =>
        headers.filter(([own]) => own.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
      const length = head ? 0 : Number(all('Content-Length')[0] ?? 0);
      while (received.length < length) await more();
      const body = Buffer.from(take(length));
      return {
        status: Number(statusLine.split(' ')[1]),
        statusLine,
        headers,
        body,
        all,
        header: (name) => all(name)[0],
        json: () => JSON.parse(body.toString()),
      };
    },
    async closed() {
      while (!isOver) await more();
      return received.toString('latin1');
    },
    close: () => socket.destroy(),
  };
}

/** Sends bytes on a connection of their own and reads one answer. */
export async function exchange(url: string, ...parts: (string | Buffer)[]): Promise<RawAnswer> {
  const connection = await openConnection(url);
  try {
    connection.send(...parts);
    return await connection.answer();
  } finally {
    connection.close();
  }
}

/** A request's bytes. `Host` comes first unless a header of that name is given. */
export function requestBytes(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string {
  const lines = Object.entries({ Host: 'sallyport', ...headers }).map(([name, value]) => `${name}: ${value}`);
  const hasLength = body !== '' && headers['Transfer-Encoding'] === undefined;
  if (hasLength) lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${Buffer.from(body).toString('latin1')}`;
}

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** Headers and text, as they were sent. */
  readonly data: string;
}

/** A mail server that speaks as much SMTP (RFC 5321) as one mail after the other needs. */
export interface TestSmtpServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** Connections so far; each try to send makes one. */
  readonly connections: () => number;
  /** How many of the next mails to refuse with a passing failure. */
  failNext(count: number): void;
}

/** `atEnd` takes what closes it: by default at the end of the test. */
export async function startSmtpServer(
  atEnd: (close: () => void) => void = onTestFinished,
): Promise<TestSmtpServer> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let failures = 0;
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const say = (line: string) => socket.write(`${line}\r\n`);
    let from = '';
    let to = '';
    let data: string | undefined;
    let rest = '';
    say('220 test ESMTP');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== undefined) {
          if (line !== '.') data += `${line.replace(/^\.\./, '.')}\n`;
          else {
            mails.push({ from, to, data });
            data = undefined;
            say('250 taken');
          }
          continue;
        }
        const [, verb = '', path = ''] = /^(\w+)(?:.*?<([^>]*)>)?/.exec(line) ?? [];
        switch (verb.toUpperCase()) {
          case 'EHLO':
            say('250-test');
            say('250 8BITMIME');
            break;
          case 'MAIL':
            from = path;
            if (failures > 0) {
              failures -= 1;
              say('451 try again later');
            } else say('250 ok');
            break;
          case 'RCPT':
            to = path;
            say('250 ok');
            break;
          case 'DATA':
            data = '';
            say('354 go on');
            break;
          case 'QUIT':
            say('221 bye');
            socket.end();
            break;
          default:
            say('250 ok');
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    connections: () => connections,
    failNext(count) {
      failures = count;
    },
  };
}

/** The text of a mail as the reader sees it. */
export function textOf({ data }: ReceivedMail): string {
  const [head = '', ...body] = data.split('\n\n');
  const text = body.join('\n\n');
  if (/^content-transfer-encoding: base64$/im.test(head)) return Buffer.from(text, 'base64').toString();
  if (!/^content-transfer-encoding: quoted-printable$/im.test(head)) return text;
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

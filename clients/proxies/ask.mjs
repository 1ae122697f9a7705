import { Agent, request } from 'node:http';
import { connect } from 'node:net';

const { env } = process;

/** One request with the very target that is given. Resolves with status, headers, names of headers as they came, and body. */
export function ask(world, { method = 'GET', target, headers = {}, body, agent }) {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: world.port, method, path: target, headers, agent: agent ?? false },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject).end(body);
  });
}

export const keepAlive = () => new Agent({ keepAlive: true, maxSockets: 1 });

/** Bytes as they are; resolves with all that comes back until the other side closes or nothing came for a while. */
export function sendRaw(world, bytes, { quietMs = 700 } = {}) {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(world.port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(quietMs, end);
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', end).on('close', end);
  });
}

/** The statuses in what came back. */
export const statusesIn = (text) =>
  [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status));

let token;
/** `Authorization` of the service account that may do everything. */
export async function bearer() {
  token ??= mint();
  return { Authorization: `Bearer ${await token}` };
}

async function mint() {
  const basic = Buffer.from(`${env.MONGODB_ATLAS_CLIENT_ID}:${env.MONGODB_ATLAS_CLIENT_SECRET}`);
  const answer = await fetch(`${env.MONGODB_ATLAS_BASE_URL}/api/oauth/token`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${basic.toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token } = await answer.json();
  if (access_token === undefined) throw new Error(`no access token: ${answer.status}`);
  return access_token;
}

/** A call of Sallyport's own API. */
export async function callSallyport(method, path, body) {
  const answer = await fetch(`${env.MONGODB_ATLAS_BASE_URL}/api/atlas/v2${path}`, {
    method,
    headers: {
      ...(await bearer()),
      Accept: 'application/vnd.atlas.2024-08-05+json',
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryDirectory, until } from './built-server.js';
import { freePort } from './free-port.mjs';

/** The proxy goes when this process does, and when the pipe is closed. */
const SUPERVISOR = `
exec 3<&0
"$@" </dev/null 3<&- &
pid=$!
cat <&3 >/dev/null
kill -TERM $pid
wait $pid
`;

/** A real proxy on a loopback port, until the test ends. */
async function startProxy(
  command: (directory: string) => readonly string[],
  files: Readonly<Record<string, string>>,
  port: number,
): Promise<void> {
  const directory = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  mkdirSync(join(directory, 'home'));
  const child = spawn('sh', ['-c', SUPERVISOR, 'proxy-supervisor', ...command(directory)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: directory,
    env: { PATH: `${process.env.PATH}:/usr/sbin`, HOME: join(directory, 'home') },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  child.stdin.on('error', () => {});
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.stdin.end();
    await ended;
  });
  try {
    await until('the proxy to listen', async () => ((await listens(port)) ? true : undefined));
  } catch {
    throw new Error(`the proxy does not listen: ${written}`);
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** nginx with that configuration inside of `http { … }`, or `stream { … }`. `PORT` in it becomes the port it gets. */
export async function startNginx(kind: 'http' | 'stream', configuration: string): Promise<number> {
  const port = await freePort();
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path home/${name};`,
  );
  const file = `
user root;
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr;
${kind === 'stream' ? 'load_module /usr/lib/nginx/modules/ngx_stream_module.so;' : ''}
events {}
${kind} {
${kind === 'http' ? `access_log off;\n${places.join('\n')}` : ''}
${configuration.replaceAll('PORT', String(port))}
}
`;
  await startProxy(
    (directory) => ['nginx', '-p', directory, '-c', join(directory, 'nginx.conf')],
    { 'nginx.conf': file },
    port,
  );
  return port;
}

/** Caddy with that Caddyfile. `PORT` in it becomes the port it gets. */
export async function startCaddy(caddyfile: string): Promise<number> {
  const port = await freePort();
  const file = `{\n\tadmin off\n\tauto_https off\n}\n${caddyfile.replaceAll('PORT', String(port))}`;
  await startProxy(
    () => ['caddy', 'run', '--config', 'Caddyfile', '--adapter', 'caddyfile'],
    { Caddyfile: file },
    port,
  );
  return port;
}

/** HAProxy with that configuration after its `global` part. `PORT` in it becomes the port it gets. */
export async function startHaproxy(configuration: string): Promise<number> {
  const port = await freePort();
  const file = `global\n  maxconn 100\n${configuration.replaceAll('PORT', String(port))}\n`;
  await startProxy(() => ['haproxy', '-db', '-f', 'haproxy.cfg'], { 'haproxy.cfg': file }, port);
  return port;
}

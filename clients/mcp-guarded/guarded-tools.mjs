import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../packages/server/test/support/free-port.mjs';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { debianProxies } from '../proxies/proxies.mjs';
import { startProxy } from '../proxies/start-proxy.mjs';
import { olderDefinition, toolsDefinition } from './definitions.mjs';

const SERVER = fileURLToPath(new URL('tool_server.py', import.meta.url));

/**
 * The MCP server of tool_server.py behind nginx, which asks at a gate for each of two definitions. `server` is a Sallyport that listens
 * for gates, `python3` has the SDK.
 */
export async function startGuardedTools({ server, python3 }) {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-mcp-'));
  // nginx gives its work to another user.
  chmodSync(directory, 0o755);
  const started = [];
  const stop = async () => {
    for (const each of started) await each.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const [upstream, port, olderPort] = [await freePort(), await freePort(), await freePort()];
    const url = `https://127.0.0.1:${port}/mcp`;
    const olderUrl = `https://127.0.0.1:${olderPort}/mcp`;
    started.push(
      await startProxy([python3, SERVER, String(upstream)], {
        name: 'the MCP server',
        directory,
        port: upstream,
      }),
    );
    await makeCertificate(directory);
    const env = { ...withKey(server.env), XDG_CONFIG_HOME: directory };
    for (const [gate, listen, definition] of [
      ['tools', port, toolsDefinition(url)],
      ['older-tools', olderPort, olderDefinition(olderUrl)],
    ]) {
      const file = join(directory, `${gate}.json`);
      writeFileSync(file, JSON.stringify(definition));
      await sallyport(['guard', 'apply', file], env);
      const at = ['--upstream', `http://127.0.0.1:${upstream}`, '--listen', `127.0.0.1:${listen}`];
      const more = ['--guard', server.line.guardUrl];
      const printed = await sallyport(['guard', 'snippet', 'nginx', '--gate', gate, ...at, ...more], env);
      writeFileSync(join(directory, `${gate}.conf`), overTls(printed, listen, directory));
    }
    writeFileSync(
      join(directory, 'both.conf'),
      `include ${directory}/tools.conf; include ${directory}/older-tools.conf;`,
    );
    const command = debianProxies.nginx.command({ directory, files: ['both.conf'] });
    started.push(await startProxy(command, { name: 'nginx', directory, port }));
    return { url, olderUrl, caFile: join(directory, 'certificate.pem'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The command with the key of the owner: each run with the service account would take one of its tokens, which are counted. */
export function withKey({ MONGODB_ATLAS_CLIENT_ID, MONGODB_ATLAS_CLIENT_SECRET, ...others }) {
  return others;
}

async function sallyport(args, env) {
  const program = [`${ROOT}packages/server/dist/main.js`, ...args];
  const { status, stdout, output } = await runProgram(process.execPath, program, { env });
  if (status !== 0) throw new Error(`sallyport ${args.join(' ')} ended with ${status}:\n${output}`);
  return stdout;
}

/** What the comment below `listen` says. */
function overTls(snippet, port, directory) {
  const listen = `listen 127.0.0.1:${port};`;
  if (!snippet.includes(listen)) throw new Error(`the snippet has no ${listen}`);
  const secure = `listen 127.0.0.1:${port} ssl; ssl_certificate ${directory}/certificate.pem; ssl_certificate_key ${directory}/key.pem;`;
  return snippet.replace(listen, secure);
}

async function makeCertificate(directory) {
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', `${directory}/key.pem`, '-out', `${directory}/certificate.pem`];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const { status, output } = await runProgram('openssl', ['req', '-x509', ...key, ...names, ...files]);
  if (status !== 0 || readFileSync(`${directory}/certificate.pem`, 'utf8') === '') throw new Error(output);
}

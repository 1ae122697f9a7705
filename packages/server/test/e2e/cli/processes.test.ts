import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSallyport } from '../../support/built-server.js';
import { packagesAmong, sourcesOf } from '../../support/bundle.js';
import { configHome, ownerEnvironment, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));
const run = promisify(execFile);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Runs shell lines as a reader of the documentation would, with `sallyport` on the path. */
async function shell(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await run(
    'bash',
    ['--norc', '-c', `set -eu -o pipefail\nsallyport() { "${process.execPath}" "${MAIN}" "$@"; }\n${script}`],
    {
      env: { PATH: process.env.PATH, XDG_CONFIG_HOME: configHome(), ...env },
    },
  );
  return stdout;
}

describe('the built program', () => {
  it('does what the documentation of API keys shows, with atlas replaced', async () => {
    const printed = await shell(
      `created=$(sallyport organizations apiKeys create --desc "from the documentation" --role ORG_READ_ONLY)
echo "$created"
id=$(echo "$created" | sed -n "s/^API Key '\\(.*\\)' created.$/\\1/p")
sallyport organizations apiKeys accessLists create --apiKey "$id" --ip 192.0.2.10
sallyport projects apiKeys assign "$id" --role GROUP_READ_ONLY
sallyport projects apiKeys create --desc "for a project" --role GROUP_OWNER
sallyport projects apiKeys list -o json -c | grep -c '"publicKey"'`,
      ownerEnvironment(server),
    );
    const created = String.raw`API Key '[0-9a-f]{24}' created\.\nPublic API Key [a-z]{8}\nPrivate API Key [0-9a-f-]{36}\n`;
    expect(printed).toMatch(
      new RegExp(
        `^${created}Created new access list entry\\(s\\)\\.\\nAPI Key successfully assigned\\.\\n${created}2\\n$`,
      ),
    );
  });

  it('writes a long answer whole into a pipe that is read late', async () => {
    const printed = await shell(
      'sallyport api events listEventTypes --itemsPerPage 500 | (sleep 0.2; wc -c)',
      ownerEnvironment(server),
    );
    const { text } = await server.curl('/api/atlas/v2/eventTypes?itemsPerPage=500');
    expect(Number(printed.trim())).toBe(Buffer.byteLength(text));
  });

  it('says that its output could not be written, and fails', async () => {
    const { status, stderr } = await withOutput('/dev/full', ['projects', 'list'], ownerEnvironment(server));
    expect(stderr).toMatch(/^Error: the output could not be written: ENOSPC[^\n]*\n$/);
    expect(status).toBe(1);
  });

  it('ends as if by SIGPIPE, without a word, when its reader has gone', async () => {
    const { status, stderr } = await withOutput('nobody', ['projects', 'list'], ownerEnvironment(server));
    expect(stderr).toBe('');
    expect(status).toBe(141);
  });

  it.each([
    ['/dev/full', 1, 'ENOSPC'],
    ['nobody', 141, 'EPIPE'],
  ])(
    'keeps a new secret that cannot be written to %s in a file of the person',
    async (place, ended, reason) => {
      const home = configHome();
      const line = words('organizations apiKeys create --desc kept --role ORG_READ_ONLY');
      const { status, stderr } = await withOutput(place, line, { ...ownerEnvironment(server), HOME: home });
      expect(status).toBe(ended);
      const [, file = ''] =
        /^Error: the output could not be written: .*\. It is in this file instead, [^\n]*: (\S+)\n$/.exec(
          stderr,
        ) ?? [];
      expect(stderr).toContain(reason);
      expect(file.startsWith(home)).toBe(true);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).toMatch(
        /^API Key '[0-9a-f]{24}' created\.\n.*\nPrivate API Key [0-9a-f-]{36}\n$/,
      );
    },
  );

  it('ends with 1 and one line on standard error when it fails', async () => {
    const failed = runSallyport(['projects', 'list'], { env: { XDG_CONFIG_HOME: configHome() } });
    expect(await failed.ended).toBe(1);
    expect(failed.stdout()).toBe('');
    expect(failed.stderr()).toMatch(/^Error: this action requires authentication: [^\n]+\n$/);
  });

  it('loads no server for a command that speaks to one', async () => {
    // Names every module that is loaded (module.register runs it on a thread of its own).
    const hooks = 'export const load = (url, context, next) => (process._rawDebug(url), next(url, context));';
    const preload = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hooks))});`;
    const { stderr } = await run(process.execPath, ['--import', dataUrl(preload), MAIN, 'auth', 'whoami'], {
      env: {
        MONGODB_ATLAS_PUBLIC_API_KEY: 'abcdwxyz',
        MONGODB_ATLAS_PRIVATE_API_KEY: 'p',
        HOME: configHome(),
      },
    });
    const loaded = stderr.split('\n').filter((line) => /^file:.*\/dist\/.*\.js$/.test(line));
    const sources = loaded.flatMap((url) => sourcesOf(fileURLToPath(url)));
    expect(sources).toContain('packages/server/src/cli/groups/auth.ts');
    expect(
      sources.filter((source) =>
        /^packages\/server\/src\/(store\/|access\/|services\/|http\/|composition\/|start-server|cli\/start\.)/.test(
          source,
        ),
      ),
    ).toEqual([]);
    expect(packagesAmong(sources)).toEqual(['commander']);
    expect(stderr).not.toContain('/node_modules/');
  });
});

function dataUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

/** Runs the program without a terminal, with standard output going to a file, or to somebody who has left. */
async function withOutput(
  place: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ status: number | null; stderr: string }> {
  const descriptor = place === 'nobody' ? undefined : openSync(place, 'w');
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, XDG_CONFIG_HOME: configHome(), ...env },
    stdio: ['ignore', descriptor ?? 'pipe', 'pipe'],
    // A session of its own has no terminal.
    detached: true,
  });
  child.stdout?.destroy();
  if (descriptor !== undefined) closeSync(descriptor);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stderr };
}

/** Runs the program on a terminal of its own and types an answer whenever the screen ends with a question. */
async function onTerminal(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, string>>,
  command: readonly string[] = [process.execPath, MAIN],
): Promise<{ screen: string; status: number | null }> {
  const python = `import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
answers = dict(line.split('\\t') for line in os.environ['ANSWERS'].split('\\n'))
screen = ''
while True:
    try:
        data = os.read(fd, 4096)
    except OSError:
        break
    if not data:
        break
    screen += data.decode()
    for question, answer in list(answers.items()):
        if screen.endswith(question):
            os.write(fd, (answer + '\\r').encode())
            del answers[question]
            break
sys.stdout.write(screen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))`;
  const child = spawn('python3', ['-c', python, ...command, ...args], {
    env: {
      PATH: process.env.PATH,
      TERM: 'dumb',
      ANSWERS: Object.entries(answers)
        .map((pair) => pair.join('\t'))
        .join('\n'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { screen, status };
}

describe('on a terminal', () => {
  it('auth login asks, and what is secret does not appear', async () => {
    const env = { XDG_CONFIG_HOME: configHome(), SALLYPORT_BASE_URL: server.url };
    const { publicKey, privateKey } = server.first.apiKey;
    const { screen, status } = await onTerminal(['auth', 'login'], env, {
      '1-3 [1]: ': '3',
      'Public API Key: ': publicKey,
      'Private API Key: ': privateKey,
      '1-2 [1]: ': '1',
    });
    expect(screen).toContain(`Public API Key: ${publicKey}`);
    expect(screen).toContain('Private API Key: \r\n');
    expect(screen).not.toContain(privateKey);
    expect(screen).toContain(`Successfully logged in as ${publicKey}.`);
    expect(status).toBe(0);
    expect(readFileSync(join(env.XDG_CONFIG_HOME, 'sallyport', 'config.toml'), 'utf8')).toContain(privateKey);
  });

  it('a deletion asks, and Ctrl-C is no', async () => {
    const env = { XDG_CONFIG_HOME: configHome(), ...ownerEnvironment(server) };
    const question = `Are you sure you want to delete: ${server.first.groupId}? (y/N) `;
    const line = ['projects', 'delete', server.first.groupId];
    const refused = await onTerminal(line, env, { [question]: 'n' });
    expect(refused.screen).toContain('Project not deleted');
    expect(refused.status).toBe(0);
    const interrupted = await onTerminal(line, env, { [question]: '\u0003' });
    expect(interrupted.screen).toContain('Error: no answer was given; nothing was done');
    expect(interrupted.status).toBe(130);
  });

  it('shows a new secret that cannot be written where it should go', async () => {
    const line = words('organizations apiKeys create --desc shown --role ORG_READ_ONLY');
    const env = { XDG_CONFIG_HOME: configHome(), ...ownerEnvironment(server) };
    const toFull = ['sh', '-c', 'exec "$0" "$@" > /dev/full', process.execPath, MAIN];
    const { screen, status } = await onTerminal(line, env, { none: '' }, toFull);
    expect(screen).toMatch(/Private API Key [0-9a-f-]{36}\r\n/);
    expect(screen).toMatch(
      /Error: the output could not be written: .*\. It was shown on the terminal instead\r\n$/,
    );
    expect(status).toBe(1);
  });
});

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { configHome, output, sallyport } from '../../support/cli.js';
import { PATIENCE_MS } from '../../support/patience.js';

const run = promisify(execFile);

/** What bash offers at the end of a line. */
async function offered(script: string, line: string): Promise<readonly string[]> {
  const wordsOnLine = line.split(' ');
  const shell = `${script}
COMP_WORDS=(${wordsOnLine.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${wordsOnLine.length - 1}
_sallyport 2>/dev/null
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const running = run('bash', ['--norc', '-s']);
  // Not as an argument: one may have 128 KiB at most.
  running.child.stdin?.end(shell);
  const { stdout } = await running;
  return stdout.trim().split('\n');
}

it('bash completes commands, flags and the values of flags', async () => {
  const script = await output('completion bash', {});
  expect(await offered(script, 'sallyport organ')).toEqual(['organizations']);
  expect(await offered(script, 'sallyport orgs api-keys cr')).toEqual(['create']);
  expect(await offered(script, 'sallyport organizations apiKeys create --r')).toEqual(['--role']);
  expect(await offered(script, 'sallyport projects list -o j')).toEqual(['json', 'json-path=']);
  expect(await offered(script, 'sallyport accessLists create --type c')).toEqual(['cidrBlock']);
  expect(await offered(script, 'sallyport api programmaticApiKeys createOrgApiKeyA')).toEqual([
    'createOrgApiKeyAccessListEntry',
  ]);
  expect(await offered(script, 'sallyport start --data-')).toEqual(['--data-dir']);
});

it('bash completes what arguments and flags can be, profiles among it', async () => {
  const script = `sallyport() { printf 'PROFILE NAME\\nstaging\\ntest\\n'; }\n${await output('completion bash', {})}`;
  expect(await offered(script, 'sallyport projects list -P s')).toEqual(['staging']);
  expect(await offered(script, 'sallyport projects list --profile ')).toEqual(['staging', 'test']);
  expect(await offered(script, 'sallyport config describe t')).toEqual(['test']);
  expect(await offered(script, 'sallyport config set ca')).toEqual(['ca_file']);
  expect(await offered(script, 'sallyport organizations apiKeys create --role ORG_OW')).toEqual([
    'ORG_OWNER',
  ]);
  expect(await offered(script, 'sallyport projects apiKeys create --role GROUP_OW')).toEqual(['GROUP_OWNER']);
  expect(await offered(script, 'sallyport start --log-level f')).toEqual(['fatal']);
  expect(await offered(script, 'sallyport start --rate-limits ')).toEqual(['atlas', 'off']);
  expect(await offered(script, 'sallyport test rateLimits set at')).toEqual(['atlas']);
  expect(await offered(script, 'sallyport completion z')).toEqual(['zsh']);
  expect(await offered(script, 'sallyport help org')).toEqual(['organizations']);
  expect(await offered(script, 'sallyport auth to')).toEqual(['']);
});

/** What stands on the line of an interactive zsh after a person typed the keys, the first that they typed in it. */
async function typedInZsh(keys: string, seen: string): Promise<string> {
  const home = configHome();
  mkdirSync(join(home, 'functions'));
  writeFileSync(join(home, 'functions', '_sallyport'), await output('completion zsh', {}));
  const python = `import os, pty, re, sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp('zsh', ['zsh', '-f', '-i'])
def until(text):
    screen = ''
    while text not in screen:
        screen = re.sub(r'\\x1b\\[[0-9;?]*[A-Za-z]|[\\x00\\x07]', '', screen + os.read(fd, 4096).decode(errors='replace'))
    return screen
setup, keys, seen = sys.argv[1:]
os.write(fd, setup.encode())
until('rea' + 'dy>')
os.write(fd, keys.encode())
sys.stdout.write(until(seen))
os.kill(pid, 9)`;
  const setup = `unsetopt prompt_cr prompt_sp zle_bracketed_paste 2>/dev/null; fpath=(${home}/functions $fpath); autoload -U compinit; compinit -u -D; sallyport() { print -l 'PROFILE NAME' staging }; PS1='rea''dy>'\n`;
  const { stdout } = await run('python3', ['-c', python, setup, keys, seen], {
    env: { PATH: process.env.PATH, HOME: home, TERM: 'vt100', LANG: 'C.UTF-8' },
    timeout: PATIENCE_MS,
  });
  return stdout;
}

it.each([
  ['sallyport organ\t', 'organizations '],
  ['sallyport organizations apiKeys create --role ORG_OW\t', 'ORG_OWNER '],
  ['sallyport projects list -o go-template-\t', 'go-template-file='],
  ['sallyport projects list -P \t', '-P staging '],
  ['sallyport config describe s\t', 'describe staging '],
  ['sallyport start --rate-limits at\t', 'atlas '],
])('zsh completes %j at the first Tab', async (keys, seen) => {
  expect(await typedInZsh(keys, seen)).toContain(seen);
});

/** What fish offers at the end of a line. */
async function offeredByFish(line: string): Promise<readonly string[]> {
  const script = `function sallyport; printf 'PROFILE NAME\\nstaging\\n'; end\n${await output('completion fish', {})}\ncomplete -C'${line}'\n`;
  const file = join(configHome(), 'script.fish');
  writeFileSync(file, script);
  const { stdout } = await run('fish', ['--no-config', file]);
  return stdout.trim().split('\n');
}

it('fish completes commands, flags and their values, with what they mean', async () => {
  expect(await offeredByFish('sallyport orgs api-keys cr')).toEqual(['create\tCreate an API key']);
  expect(await offeredByFish('sallyport projects list -o j')).toEqual([
    'json\tOutput form',
    'json-path=\tOutput form',
  ]);
  expect(await offeredByFish('sallyport projects list -P ')).toEqual(['staging\tThe profile to use']);
  expect(await offeredByFish('sallyport config describe s')).toEqual(['staging']);
  const limits = await offeredByFish('sallyport start --rate-limits ');
  expect(limits.map((line) => line.split('\t')[0])).toEqual(expect.arrayContaining(['atlas', 'off']));
});

it('PowerShell gets a script with the same words', async () => {
  const script = await output('completion powershell', {});
  expect(script).toMatch(/^Register-ArgumentCompleter -Native -CommandName sallyport /);
  expect(script).toContain("      '/orgs' { $node = '/organizations'; break }\n");
  expect(script).toMatch(/ '\/projects\/list -o' \{ \$found = @\('plaintext', 'json', /);
});

it('another shell is refused', async () => {
  const { status, stderr } = await sallyport(['completion', 'tcsh']);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish, powershell');
  expect(status).toBe(2);
});

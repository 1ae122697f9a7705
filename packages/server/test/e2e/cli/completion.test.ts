import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { output, sallyport } from '../../support/cli.js';

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

it('zsh and fish get scripts of their own', async () => {
  expect(await output('completion zsh', {})).toMatch(/^#compdef sallyport\nautoload -U \+X bashcompinit/);
  const fish = await output('completion fish', {});
  expect(fish).toContain(`complete -c sallyport -n '__sallyport_path "/projects"' -a apiKeys -d `);
  expect(fish).toContain(
    '      case /organizations /orgs /org /organization\n        set path /organizations\n',
  );
});

it('another shell is refused', async () => {
  const { status, stderr } = await sallyport(['completion', 'tcsh']);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish');
  expect(status).toBe(2);
});

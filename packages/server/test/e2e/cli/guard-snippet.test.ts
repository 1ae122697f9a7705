import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { type GuardServer, startGuardServer } from '../../support/guard.js';

let server: GuardServer;
let env: Readonly<Record<string, string>>;
const directory = mkdtempSync(join(tmpdir(), 'sallyport-snippet-'));
beforeAll(async () => {
  server = await startGuardServer();
  env = ownerEnvironment(server);
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

describe('guard snippet', () => {
  const wish = '--upstream http://127.0.0.1:3000 --listen 127.0.0.1:8090';

  it('prints what the proxy starts with, or another file of it', async () => {
    await output('guard gates create edge --api shop --dialect haproxy --withoutSecret', env);
    const printed = await output(`guard snippet haproxy --gate edge ${wish}`, env);
    expect(printed).toMatch(/^# haproxy\.cfg: .*\n[\s\S]*\n {4}server api 127\.0\.0\.1:3000\n/);
    const lua = await output(`guard snippet haproxy --gate edge ${wish} --file sallyport.lua`, env);
    expect(lua).toMatch(/^-- sallyport\.lua: /);
    const { files, secretPlaceholder } = await json(`guard snippet haproxy --gate edge ${wish}`, env);
    expect([files[0].text, secretPlaceholder]).toEqual([printed, null]);
  });

  it('puts the secret of a gate where it belongs, or says that it has to be put there', async () => {
    const { secret } = await json('guard gates create sealed --api shop --dialect nginx', env);
    const line = `guard snippet nginx --gate sealed ${wish}`;
    const bare = await sallyport(words(line), { env });
    expect(bare.stdout).toContain('"THE-SECRET-OF-THE-GATE"');
    expect(bare.stderr).toBe(
      'Put the secret of the gate in place of THE-SECRET-OF-THE-GATE, or name its file: --secretFile FILE\n',
    );
    const secretFile = join(directory, 'secret');
    writeFileSync(secretFile, `${secret}\n`);
    const whole = await sallyport(words(`${line} --secretFile ${secretFile}`), { env });
    expect(whole.stderr).toBe('');
    expect(whole.stdout).toBe(bare.stdout.replaceAll('THE-SECRET-OF-THE-GATE', secret));
    writeFileSync(secretFile, 'x"; }');
    const refused = await sallyport(words(`${line} --secretFile ${secretFile}`), { env });
    expect(refused.stderr).toBe(`Error: --secretFile: ${secretFile} does not hold the secret of a gate\n`);
  });

  it('says what is wrong with what it was given', async () => {
    await output('guard gates create far --api shop --dialect caddy --withoutSecret', env);
    const told = async (line: string) => (await sallyport(words(line), { env })).stderr;
    expect(await told(`guard snippet apache --gate far ${wish}`)).toBe(
      'Error: "apache" is none of nginx, caddy, traefik, envoy, haproxy, kubernetes\n',
    );
    expect(await told(`guard snippet nginx --gate far ${wish}`)).toContain(
      'gate far speaks caddy; ask for caddy, or change the gate: sallyport guard gates update far --dialect nginx',
    );
    expect(await told(`guard snippet caddy --gate far ${wish} --file other`)).toBe(
      'Error: --file: "other" is none of Caddyfile\n',
    );
  });
});

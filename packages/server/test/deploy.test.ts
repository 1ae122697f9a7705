import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readSettings } from '../src/config/read-settings.js';
import { unknownSettings } from '../src/config/unknown-settings.js';
import { errorCatalogue } from '../src/domain/error-catalogue.js';
import { HEALTH_PATH, READINESS_PATH } from '../src/http/readiness.js';
import { startBuiltServer, temporaryDirectory, until } from './support/built-server.js';

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

describe('the systemd unit', () => {
  /** The unit with a program that is there, and its two lists of files. */
  function unitHere(): string {
    const directory = temporaryDirectory();
    const program = join(directory, 'sallyport');
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    const unit = join(directory, 'sallyport.service');
    writeFileSync(
      unit,
      read('deploy/systemd/sallyport.service').replace('/usr/local/bin/sallyport', program),
    );
    return unit;
  }

  it('is one that systemd takes without a word', async () => {
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', unitHere()]);
    expect(stdout + stderr).toBe('');
  });

  it('leaves the service few ways to harm the machine', async () => {
    // An exposure of 1.5 of 10; a unit without a word about it has 9.6.
    await run('systemd-analyze', ['security', '--offline=true', '--threshold=15', unitHere()]);
  });

  it('starts the server with settings that there are', () => {
    const unit = read('deploy/systemd/sallyport.service');
    const environment = Object.fromEntries(
      [...unit.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
    );
    expect(unknownSettings(environment)).toBeUndefined();
    expect(readSettings({}, environment).dataDir).toBe('/var/lib/sallyport');
  });
});

it('the access log is moved away by logrotate, and goes on in a new file', async () => {
  const directory = temporaryDirectory();
  const logs = join(directory, 'logs');
  mkdirSync(logs, { mode: 0o750 });
  const file = join(logs, 'access.log');
  const server = await startBuiltServer(join(directory, 'data'), ['--access-log', file]);
  const has = (text: string) => () =>
    existsSync(file) && readFileSync(file, 'utf8').includes(text) ? true : undefined;
  await fetch(`${server.url}/healthz`);
  await until('the first line', has('server.getHealth'));

  const rules = read('deploy/systemd/sallyport.logrotate')
    .replaceAll('/var/log/sallyport/access.log', file)
    .replace(/^ *su .*$/m, '')
    .replace(
      'systemctl kill --signal=HUP --kill-who=main sallyport.service',
      `kill -HUP ${server.child.pid}`,
    );
  const configuration = join(directory, 'logrotate.conf');
  writeFileSync(configuration, rules, { mode: 0o644 });
  await run('/usr/sbin/logrotate', ['--force', '--state', join(directory, 'state'), configuration]);
  await until('the new file', () => (existsSync(file) ? true : undefined));
  await fetch(`${server.url}/readyz`);
  await until('its first line', has('server.getReadiness'));
  expect(readdirSync(logs).sort()).toEqual(['access.log', 'access.log.1']);
  expect(readFileSync(`${file}.1`, 'utf8')).toContain('server.getHealth');
  expect(await server.stop()).toBe(0);
});

describe('the Kubernetes manifests', () => {
  const schemas = JSON.parse(read('packages/server/test/conformance/kubernetes-1.37.json'));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(schemas, 'kubernetes');
  const groups: Readonly<Record<string, string>> = {
    v1: 'core.v1',
    'apps/v1': 'apps.v1',
    'policy/v1': 'policy.v1',
  };
  const manifests = ['postgres.yaml', 'embedded.yaml'].flatMap((file) =>
    parseAllDocuments(read(`deploy/kubernetes/${file}`)).map((document) => ({
      file,
      object: document.toJS(),
    })),
  );
  const pods = manifests.filter(({ object }) => object.spec.template);

  it.each(manifests.map(({ file, object }) => [file, object.kind, object]))(
    '%s: the %s is one by the schema of Kubernetes',
    (_file, kind, object) => {
      const validate = ajv.getSchema(`kubernetes#/$defs/io.k8s.api.${groups[object.apiVersion]}.${kind}`);
      expect(validate).toBeDefined();
      expect(validate?.(object), JSON.stringify(validate?.errors)).toBe(true);
      expect(validate?.({ ...object, spec: { ...object.spec, unheardOf: 1 } })).toBe(false);
    },
  );

  it.each(pods.map(({ file, object }) => [file, object]))(
    '%s: the pod has settings that there are, secrets from files, and no rights',
    (_file, { spec }) => {
      const { containers, securityContext, automountServiceAccountToken } = spec.template.spec;
      const [container] = containers;
      const environment = Object.fromEntries(
        container.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
      );
      expect(unknownSettings(environment)).toBeUndefined();
      const secrets = Object.entries(environment).filter(([name]) => /MASTER_KEY|DATABASE_URL/.test(name));
      expect(secrets.length).toBeGreaterThan(0);
      for (const [name, value] of secrets)
        expect([name, value]).toEqual([
          expect.stringMatching(/_FILE$/),
          expect.stringMatching(/^\/run\/secrets\//),
        ]);
      expect([container.startupProbe, container.readinessProbe].map(({ httpGet }) => httpGet.path)).toEqual([
        READINESS_PATH,
        READINESS_PATH,
      ]);
      expect(container.livenessProbe.httpGet.path).toBe(HEALTH_PATH);
      expect([securityContext.runAsNonRoot, automountServiceAccountToken]).toEqual([true, false]);
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    },
  );

  it.each(['postgres.yaml', 'embedded.yaml'])('%s: the service and the budget find the pods', (file) => {
    const objects = manifests.filter((manifest) => manifest.file === file).map(({ object }) => object);
    const labels = objects.find(({ spec }) => spec.template).spec.template.metadata.labels;
    for (const { kind, spec } of objects)
      expect([kind, kind === 'Service' ? spec.selector : spec.selector.matchLabels]).toEqual([kind, labels]);
  });
});

describe('the alert rules', () => {
  const file = 'deploy/prometheus/sallyport.rules.yaml';

  it('are some by promtool', async () => {
    const { stdout } = await run('promtool', ['check', 'rules', fileURLToPath(new URL(file, root))]);
    expect(stdout).toContain('SUCCESS');
  });

  it('ask for metrics and codes that there are', () => {
    const rules = read(file);
    const sources =
      ['server-metrics.ts', 'metrics.ts'].map((name) => read(`packages/server/src/http/${name}`)).join('') +
      read('packages/server/src/start-server.ts') +
      read('packages/server/src/composition/background-work.ts');
    const names = new Set([...rules.matchAll(/\bsallyport_\w+/g)].map(([name]) => name));
    expect(names.size).toBeGreaterThan(7);
    for (const name of names) expect(sources).toContain(`'${name}'`);
    for (const [, code] of rules.matchAll(/code="(\w+)"/g))
      expect(Object.keys(errorCatalogue)).toContain(code);
  });
});

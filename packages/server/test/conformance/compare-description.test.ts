import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { temporaryDirectory } from '../support/built-server.js';

// biome-ignore lint/suspicious/noExplicitAny: a document to be changed
type Changeable = any;

const SCRIPT = fileURLToPath(new URL('../../../../scripts/compare-description.mjs', import.meta.url));
const STORED = new URL('atlas-admin-api-v2.json', import.meta.url);
const GROUPS = '/api/atlas/v2/groups';
const TYPE = 'application/vnd.atlas.2023-01-01+json';

/** Runs the comparison with the stored description after `change`. */
function compareAfter(change: (document: Changeable) => void) {
  const document = JSON.parse(readFileSync(STORED, 'utf8'));
  change(document);
  return compare('newer.json', JSON.stringify(document));
}

function compare(name: string, text: string) {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, name), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, name], {
    env: { PATH: process.env.PATH, INIT_CWD: directory },
    encoding: 'utf8',
  });
  return { status, lines: `${stdout}${stderr}`.trimEnd().split('\n') };
}

describe('the comparison with a newer description', () => {
  it('finds nothing in the one that this server was built after', () => {
    expect(compareAfter(() => {})).toEqual({ status: 0, lines: ['Nothing differs.'] });
  });

  it.each<[string, (document: Changeable) => void, string[]]>([
    [
      'a new operation',
      ({ paths }) =>
        (paths[`${GROUPS}/{groupId}/seal`] = { post: { operationId: 'sealGroup', tags: ['Projects'] } }),
      [`POST ${GROUPS}/{groupId}/seal: new`, '1 operations are new, 0 are gone, 0 have changed.'],
    ],
    [
      'an operation that is gone',
      ({ paths }) => delete paths[GROUPS].post,
      [`POST ${GROUPS}: gone`, '0 operations are new, 1 are gone, 0 have changed.'],
    ],
    [
      'another name',
      ({ paths }) => (paths[GROUPS].get.operationId = 'findGroups'),
      [`GET ${GROUPS}`, '  ~ operationId: listGroups → findGroups'],
    ],
    [
      'a deprecation',
      ({ paths }) => (paths[GROUPS].get.deprecated = true),
      [`GET ${GROUPS}`, '  + deprecated'],
    ],
    [
      'a new version with a field of its own',
      ({ paths }) => {
        paths[GROUPS].get.responses[200].content['application/vnd.atlas.2027-01-01+json'] = {
          schema: { type: 'object', properties: { cursor: { type: 'string' } }, required: ['cursor'] },
        };
      },
      [`GET ${GROUPS}`, '  + 200 2027-01-01', '  + 200 2027-01-01: cursor (required)'],
    ],
    [
      'a version that is gone',
      ({ paths }) => delete paths['/api/atlas/v2/orgs/{orgId}/users'].get.responses[200].content[TYPE],
      ['GET /api/atlas/v2/orgs/{orgId}/users', '  - 200 2023-01-01'],
    ],
    [
      'a parameter',
      ({ paths }) => paths[GROUPS].get.parameters.push({ in: 'query', name: 'sort', required: true }),
      [`GET ${GROUPS}`, '  + query sort (required)'],
    ],
    [
      'a field of a body that has become required',
      ({ paths, components }) => {
        components.schemas.NewGroup = structuredClone(components.schemas.Group);
        components.schemas.NewGroup.required.push('tags');
        paths[GROUPS].post.requestBody.content[TYPE].schema.$ref = '#/components/schemas/NewGroup';
      },
      [`POST ${GROUPS}`, '  ~ body 2023-01-01: tags: optional → required'],
    ],
    [
      'a field that is gone, wherever it was',
      ({ components }) => delete components.schemas.ResourceTag.properties.key,
      [`GET ${GROUPS}`, '  - 200 2023-01-01: results.tags.key', `POST ${GROUPS}`],
    ],
    [
      'a value of an enum',
      ({ components }) => {
        const [view] = Object.values<Changeable>(components.schemas).filter((schema) =>
          schema.enum?.includes('API_KEY_CREATED'),
        );
        view.enum.push('API_KEY_SEALED');
      },
      ['results.eventTypeName = API_KEY_SEALED'],
    ],
  ])('finds %s', (_what, change, expected) => {
    const { status, lines } = compareAfter(change);
    expect(status).toBe(1);
    for (const line of expected) expect(lines.filter((each) => each.includes(line))).not.toEqual([]);
  });

  it('passes over operations outside of access management', () => {
    const { status } = compareAfter(({ paths }) => {
      paths['/api/atlas/v2/groups/{groupId}/backups'] = { get: { operationId: 'x', tags: ['Backups'] } };
    });
    expect(status).toBe(0);
  });

  it('passes over what this server has already', () => {
    const { status } = compareAfter(({ components }) => {
      components.schemas.GroupSettings.properties.isAtlasHomePageAiAssistantEnabled = { type: 'boolean' };
    });
    expect(status).toBe(0);
  });

  it('reads YAML', () => {
    const document = JSON.parse(readFileSync(STORED, 'utf8'));
    expect(compare('newer.yaml', stringify(document)).status).toBe(0);
  });

  it.each([
    ['is no JSON', '{'],
    ['describes nothing', '{}'],
  ])('says so with status 2 when the file %s', (_what, text) => {
    const { status, lines } = compare('newer.json', text);
    expect(status).toBe(2);
    expect(lines[0]).toContain('newer.json is no OpenAPI description: ');
  });
});

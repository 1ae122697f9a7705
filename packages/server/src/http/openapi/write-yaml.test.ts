import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { operations } from '../operations/index.js';
import { openApiDocument } from './document.js';
import { writeYaml } from './write-yaml.js';

it('says the same in YAML', async () => {
  const document = openApiDocument(operations, 'http://127.0.0.1:8080');
  expect(parse(await writeYaml(document))).toEqual(JSON.parse(JSON.stringify(document)));
});

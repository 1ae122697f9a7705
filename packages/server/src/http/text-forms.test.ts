import { expect, it } from 'vitest';
import { textForms } from '../domain/text-forms.js';
import { Seed } from '../seed/seed-schema.js';
import { operations } from './operations/index.js';

/** The patterns and formats that texts are held to, at any depth of a schema. */
function formsIn(schema: unknown, found: Set<string>, seen = new Set<unknown>()): void {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  const { type, pattern, format } = schema as { type?: unknown; pattern?: unknown; format?: unknown };
  // A password may be any text.
  if (type === 'string' && format !== 'password')
    for (const form of [pattern, format]) if (typeof form === 'string') found.add(form);
  for (const part of Object.values(schema)) formsIn(part, found, seen);
}

it('has words for each pattern and format of requests and seed files, and for no other', () => {
  const found = new Set<string>();
  for (const { query, versions } of operations)
    formsIn([query, Object.values(versions).map((version) => version?.body)], found);
  formsIn(Seed, found);
  expect([...found].filter((form) => textForms[form] === undefined)).toEqual([]);
  expect(Object.keys(textForms).filter((form) => !found.has(form))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { renderGoTemplate } from './go-template.js';
import { parseGoTemplate } from './go-template-parser.js';
import { readOutputForm } from './output-form.js';
import { table } from './table.js';

// Names that ring a bell, clear the screen, turn around what follows, begin a line of their own, or look like another one.
const NAMES = [
  'a\u0007b',
  'a\u001b[2Jb',
  'a\u200bb',
  'a\u{e0041}b',
  'a\u202etxt.exe',
  'a\u2066b',
  'a\r\nAPI Key created',
  'a\u2028b',
  'a\u200fb',
];
const HARMFUL = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

describe.each(NAMES)('the name %j', (name) => {
  it('does nothing to a table', () => {
    expect(table([['NAME', (row: { name: string }) => row.name]], [{ name }]).replace(/\n/g, '')).not.toMatch(
      HARMFUL,
    );
  });

  it.each(['{{.Name}}', '{{.}}', '{{range .List}}{{.}}{{end}}', '{{json .Name}}'])(
    'does nothing to what %s prints',
    (template) => {
      expect(
        renderGoTemplate(parseGoTemplate(template), { name, list: [name] }, () => undefined),
      ).not.toMatch(HARMFUL);
    },
  );

  it('is whole in JSON, where it does nothing either', () => {
    const shown = readOutputForm('json', {
      isCompact: false,
      width: undefined,
      fieldsOf: () => undefined,
    })({ name }, () => '');
    expect(shown.replace(/\n/g, '')).not.toMatch(HARMFUL);
    expect(JSON.parse(shown)).toEqual({ name });
  });
});

it('what a template says itself is left as it is', () => {
  expect(renderGoTemplate(parseGoTemplate('{{"a\\tb"}}\n\u001b[1m'), {}, () => undefined)).toBe(
    'a\tb\n\u001b[1m',
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../command-error.js';
import { renderGoTemplate } from './go-template.js';
import { parseGoTemplate } from './go-template-parser.js';

const value = {
  results: [
    { id: 'a', desc: 'one', publicKey: 'abcdwxyz', roles: ['X', 'Y'] },
    { id: 'b', desc: '', roles: [] },
  ],
  totalCount: 2,
  organization: { id: 'o', name: 'My "Org"' },
};
const FIELDS = new Map<object, readonly string[]>([
  [value, ['links', 'organization', 'results', 'totalCount']],
  ...value.results.map((result) => [result, ['desc', 'id', 'publicKey', 'roles']] as const),
]);
const render = (template: string) =>
  renderGoTemplate(parseGoTemplate(template), value, (object) => FIELDS.get(object));

describe('a Go template', () => {
  it.each([
    ['plain', 'plain'],
    ['{{.TotalCount}}', '2'],
    ['{{ .Organization.Id }}/{{.organization.name}}', 'o/My "Org"'],
    ['{{range .Results}}{{.Id}} {{.PublicKey}};{{end}}', 'a abcdwxyz;b <nil>;'],
    ['{{range .Results}}{{.Id}}{{"\\n"}}{{end}}', 'a\nb\n'],
    ['{{range .Results}}{{$.TotalCount}}{{end}}', '22'],
    ['{{range .Links}}x{{else}}none{{end}}', 'none'],
    ['{{range .Results}}{{if .Desc}}{{.Desc}}{{else}}-{{end}}{{end}}', 'one-'],
    ['{{with .Organization}}{{.Id}}{{end}}', 'o'],
    ['{{len .Results}}', '2'],
    ['{{index .Results 1}}', 'map[desc: id:b roles:[]]'],
    ['{{json .Organization}}', '{"id":"o","name":"My \\"Org\\""}'],
    ['{{range .Results}}{{.Roles}}{{end}}', '[X Y][]'],
    ['{{range .Results}}{{range .Roles}}{{.}}{{end}}{{end}}', 'XY'],
    ['a  {{- "b" -}}  c', 'abc'],
    ['a{{/* a comment */}}b', 'ab'],
    ['{{`}}`}}{{"}}"}}', '}}}}'],
    ['{{.Id}}', undefined],
    ['{{range .Results}}{{.TotalCount}}{{end}}', undefined],
    ['{{.Organization.Desc}}', undefined],
    ['{{.Results.Length}}', undefined],
    ['{{.TotalCount.X}}', undefined],
    ['{{range .TotalCount}}{{end}}', undefined],
    ['{{index .Results 9}}', undefined],
  ])('%s is filled in', (template, filled) => {
    if (filled === undefined) expect(() => render(template)).toThrow(CommandError);
    else expect(render(template)).toBe(filled);
  });

  it.each([
    [
      '{{range $i, $e := .Results}}{{end}}',
      'go-template: {{$i, $e := .Results}} is not among what is understood here',
    ],
    ['{{printf "%s" .Id}}', 'go-template: {{printf "%s" .Id}} is not among what is understood here'],
    ['{{.Id | len}}', 'go-template: {{.Id | len}} is not among what is understood here'],
    ['{{len}}', 'go-template: {{len}} is not among what is understood here'],
    ['{{range .Results}}', 'go-template: {{range .Results}} has no {{end}}'],
    ['{{end}}', 'go-template: {{end}} stands alone'],
    ['{{.Id', 'go-template: "{{.Id" does not end with }}'],
    ['{{}}', 'go-template: {{}} is not among what is understood here'],
    ['{{"\\q"}}', 'has an escape that is not understood'],
  ])('%s is refused in so many words', (template, message) => {
    expect(() => render(template)).toThrow(message);
  });

  it.each([['{{'.padEnd(40_000, '/**/')], ['{{'.padEnd(100_000)], ['{{'.repeat(10_000)]])(
    'is refused in time that grows with its length alone',
    (template) => {
      expect(() => render(template)).toThrow('does not end with }}');
    },
  );

  it('is read or refused, whatever it is', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{{end}}',
      '{{else}}',
      '{{range .}}',
      '"',
      '`',
      '.a',
      ' ',
      '-',
      '\\',
      '/*',
      '*/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          parseGoTemplate(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(CommandError);
        }
      }),
    );
  });
});

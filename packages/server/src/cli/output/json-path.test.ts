import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../command-error.js';
import { evaluateJsonPath } from './json-path.js';
import { parseJsonPath } from './json-path-parser.js';

const page = {
  links: [],
  results: [
    { id: 'a', name: 'Payments', roles: [{ orgId: '1', roleName: 'ORG_OWNER' }], 'x-y': true },
    { id: 'b', name: "Ada's", roles: [], count: 2 },
  ],
  totalCount: 2,
};
const find = (path: string) => evaluateJsonPath(parseJsonPath(path), page);

describe('a JSONPath', () => {
  it.each([
    ['$', page],
    ['$.totalCount', 2],
    ['$.results[0].id', 'a'],
    ['$.results[-1].id', 'b'],
    ["$['results'][0]['x-y']", true],
    ['$.results[0].x-y', true],
    ['$["results"][1]["name"]', "Ada's"],
    ['$.results[*].id', ['a', 'b']],
    ['$.results.*.id', ['a', 'b']],
    ['$.results[0:1].id', ['a']],
    ['$.results[1:].id', ['b']],
    ['$..roleName', ['ORG_OWNER']],
    ['$.results[*].count', [2]],
    ['$.results[?(@.name=="Payments")].id', ['a']],
    ["$.results[?(@.name == 'Ada\\'s')].id", ['b']],
    ['$.results[?(@.count)].id', ['b']],
    ['$.results[?(@.count != 2)].id', ['a']],
    ['$.results[?(@.roles[0].roleName=="ORG_OWNER")].id', ['a']],
    ['$.results[?(@.name=="none")].id', []],
  ])('%s finds what it names', (path, found) => {
    expect(find(path)).toEqual(found);
  });

  it.each([
    ['$.nothing', 'json-path: there is no nothing in the answer'],
    ['$.results[7]', 'json-path: there is no [7] in the answer'],
    ['$.results[0].name.first', 'json-path: there is no first in the answer'],
    ['$.__proto__', 'json-path: there is no __proto__ in the answer'],
    ['results', 'json-path: "results" cannot be read from "results" on'],
    ['$.results[', 'json-path: "$.results[" ends too early'],
    ['$.results[0', 'json-path: "$.results[0" ends too early'],
    ['$.results[?(@.id > "a")]', 'cannot be read from "> \\"a\\")]" on'],
    ['$.length()', 'json-path: "$.length()" cannot be read from "()" on'],
  ])('%s is refused with the place', (path, message) => {
    expect(() => find(path)).toThrow(message);
  });

  it('is read or refused, whatever it is', () => {
    const alphabet = fc.constantFrom(...'$.[]*?@()=!:-0a\'"\\ ');
    fc.assert(
      fc.property(fc.string({ unit: alphabet }), (path) => {
        try {
          parseJsonPath(path);
        } catch (error) {
          expect(error).toBeInstanceOf(CommandError);
        }
      }),
    );
  });
});

import { expect, it } from 'vitest';
import { readAddresses } from './addresses.js';

it.each<[string, string[], string]>([
  ['', [], ''],
  ['Ada@Example.com', ['ada@example.com'], ''],
  ['a@x.org, b@x.org;c@x.org\nd@x.org a@x.org', ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'], ''],
  ['"Example, Ada" <ada@x.org>, Ben <ben@x.org>', ['ada@x.org', 'ben@x.org'], '"Example'],
  ['Ada Example <ada@x.org>\n<ben@x.org>', ['ada@x.org', 'ben@x.org'], ''],
  ['ada, ben@x.org, @x.org', ['ben@x.org'], 'ada @x.org'],
])('reads %j', (text, addresses, rest) => {
  expect(readAddresses(text)).toEqual({ addresses, rest });
});

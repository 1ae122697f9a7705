import { describe, expect, it } from 'vitest';
import { readTeamName } from './team-names.js';

describe('names of teams', () => {
  it.each(['Payments', 'Équipe 1ª', 'Команда α', 'チーム ABC', 'm²', 'R&D / Ops', 'β-Test'])(
    'can be %j',
    (name) => expect(readTeamName(name)).toBe(name.normalize('NFC')),
  );

  it('are the same however their accents were typed', () => {
    expect(readTeamName('Cafe\u0301')).toBe('Caf\u00e9');
  });

  it.each([
    ['a zero-width space', 'Owners\u200b'],
    ['a mark that turns the direction', '\u202eOwners'],
    ['a soft hyphen', 'Own\u00aders'],
    ['a filler', 'Owners\u3164'],
    ['a Cyrillic letter in a Latin word', 'Own\u0435rs'],
    ['full-width letters', '\uff2fwners'],
    ['another blank', 'The\u00a0Owners'],
    ['a control character', 'Owners\u0007'],
    ['blanks alone', '  '],
  ])('are refused with %s', (_what, name) => expect(readTeamName(name)).toBeUndefined());
});

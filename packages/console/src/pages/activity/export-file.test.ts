import { describe, expect, it } from 'vitest';
import { exportForms, exportName } from './export-file.js';

const at = (created: string) => ({ id: '6a0000000000000000000001', created, eventTypeName: 'ORG_CREATED' });

describe('names of exported files', () => {
  it.each([
    ['My Organization', 'activity-my-organization-2026-08-09-to-2026-08-10.csv'],
    ['../../etc/passwd', 'activity-etc-passwd-2026-08-09-to-2026-08-10.csv'],
    ['Zürich: "A/B"', 'activity-zürich-a-b-2026-08-09-to-2026-08-10.csv'],
    ['***', 'activity-2026-08-09-to-2026-08-10.csv'],
  ])('hold %s and the days', (name, expected) => {
    expect(exportName(name, [at('2026-08-10T03:04:29Z'), at('2026-08-09T23:59:59Z')], 'csv')).toBe(expected);
  });

  it('hold one day where it is the same', () => {
    expect(exportName('p', [at('2026-08-10T03:04:29Z')], 'ndjson')).toBe('activity-p-2026-08-10.ndjson');
  });
});

describe('an exported event', () => {
  it('is one line of JSON with everything that was answered', () => {
    const event = { ...at('2026-08-10T03:04:29Z'), targetUsername: 'a\n"b"', unheardOf: [1] };
    const text = exportForms.ndjson.write([event, event]);
    expect(
      text
        .split('\n')
        .slice(0, 2)
        .map((line) => JSON.parse(line)),
    ).toEqual([event, event]);
    expect(text.endsWith('\n')).toBe(true);
  });
});

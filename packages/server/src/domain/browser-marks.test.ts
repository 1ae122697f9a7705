import { beforeEach, describe, expect, it } from 'vitest';
import { type BrowserMarks, createBrowserMarks } from './browser-marks.js';

let time: number;
let marks: BrowserMarks;
beforeEach(() => {
  time = 1_800_000_000_000;
  marks = createBrowserMarks({ key: Buffer.alloc(32, 7), now: () => time });
});

describe('the mark of a browser', () => {
  it('is known again for its account, on every node with the key', () => {
    const mark = marks.issue('mira@example.com');
    const other = createBrowserMarks({ key: Buffer.alloc(32, 7), now: () => time });
    expect(marks.idOf(mark, 'mira@example.com')).toMatch(/^[\w-]{22}$/);
    expect(other.idOf(mark, 'mira@example.com')).toBe(marks.idOf(mark, 'mira@example.com'));
    expect(marks.idOf(marks.issue('mira@example.com'), 'mira@example.com')).not.toBe(
      marks.idOf(mark, 'mira@example.com'),
    );
  });

  it('says nothing of another account, under another key, after 30 days, or changed', () => {
    const mark = marks.issue('mira@example.com');
    expect(marks.idOf(mark, 'other@example.com')).toBeUndefined();
    const stranger = createBrowserMarks({ key: Buffer.alloc(32, 8), now: () => time });
    expect(stranger.idOf(mark, 'mira@example.com')).toBeUndefined();
    const [, issuedAt = '', signature = ''] = mark.split('.');
    expect(marks.idOf(`${'A'.repeat(22)}.${issuedAt}.${signature}`, 'mira@example.com')).toBeUndefined();
    time += 30 * 86_400_000;
    expect(marks.idOf(mark, 'mira@example.com')).toBeUndefined();
  });

  it.each([undefined, '', 'x', '..', 'a'.repeat(10_000)])('is not what somebody made up: %s', (text) => {
    expect(marks.idOf(text, 'mira@example.com')).toBeUndefined();
  });
});

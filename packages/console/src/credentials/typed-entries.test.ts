import { describe, expect, it } from 'vitest';
import { readTypedEntries } from './typed-entries.js';

describe('what is typed into the field for access list entries', () => {
  it('may be several addresses and blocks, apart by commas, blanks or new lines', () => {
    expect(readTypedEntries(' 203.0.113.7,198.51.100.0/24;\n 2001:DB8::1\t2001:db8:7::/48 ').entries).toEqual(
      [
        { ipAddress: '203.0.113.7' },
        { cidrBlock: '198.51.100.0/24' },
        { ipAddress: '2001:db8::1' },
        { cidrBlock: '2001:db8:7::/48' },
      ],
    );
  });

  it('counts once what is written twice', () => {
    expect(readTypedEntries('203.0.113.7 203.0.113.7/32 ::ffff:203.0.113.7').entries).toEqual([
      { ipAddress: '203.0.113.7' },
    ]);
  });

  it('says of each mistake how to mend it, and keeps what is right', () => {
    const { entries, problems } = readTypedEntries(
      '203.0.113.7 here 10.0.0.0/33 203.0.113.7/24 fe80::1%eth0 ::ffff:203.0.113.0/24',
    );
    expect(entries).toEqual([{ ipAddress: '203.0.113.7' }]);
    expect(problems).toHaveLength(5);
    expect(problems[0]).toContain('“here” is not an address');
    expect(problems[2]).toContain('Write 203.0.113.0/24 for the block, or 203.0.113.7 for the one address.');
  });

  it('names the blocks that let everybody in', () => {
    expect(readTypedEntries('0.0.0.0/0 ::/0 10.0.0.0/8').openBlocks).toEqual(['0.0.0.0/0', '::/0']);
  });

  it('is nothing when nothing but separators was typed', () => {
    expect(readTypedEntries(' ,\n')).toEqual({ entries: [], problems: [], openBlocks: [] });
  });
});

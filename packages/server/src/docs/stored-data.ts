import { type Classified, type ColumnClass, storedColumns } from '../store/stored-columns.js';
import { code, page, table } from './markdown.js';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly classified: Classified;
}

const columns: readonly Column[] = Object.entries(storedColumns).flatMap(([name, ofTable]) =>
  Object.entries(ofTable as Readonly<Record<string, Classified>>).map(([column, classified]) => ({
    table: name,
    name: column,
    classified,
  })),
);

/** docs/reference/stored-data.md: every column of the store, and what it is to whoever reads it. */
export function storedDataPage(): string {
  return page(
    '# What is stored',
    `Every column of the store, in one of six classes. [SECURITY.md](../../SECURITY.md) says what lies outside of it. A test compares this
page with what the migrations make, on SQLite and on PostgreSQL.`,
    '## Sealed',
    `The server has to read it back. AES-256-GCM under a key derived from the master key, bound to table, column and row; without the
master key it opens nothing.`,
    described('sealed'),
    '## Hashed',
    'The server only has to recognize it. What is random has one SHA-256; a password, which is not, has argon2id.',
    described('hashed'),
    '## The end of a secret',
    'Readable, so that people can tell their secrets apart. Too short to find the rest.',
    described('secret end'),
    '## Personal data',
    `Readable. The address of a call goes with its credential or session; an event stays, because an audit trail has to say who did what.
**No operation deletes the account of a person**: whoever has left every organization still has name and e-mail address here. The log,
which is no part of the store, names addresses to which mail is sent.`,
    described('personal'),
    '## Free text',
    'Readable, and whatever people type. Do not type secrets into it.',
    described('free text'),
    '## Everything else',
    'Ids, names of roles, times, counts and settings. Neither a secret nor about a person, but for the relation that an id shows.',
    table(
      ['Table', 'Columns'],
      Object.keys(storedColumns).flatMap((name) => {
        const plain = columns.filter((column) => column.table === name && column.classified === 'plain');
        return plain.length === 0 ? [] : [[code(name), plain.map((column) => code(column.name)).join(', ')]];
      }),
    ),
  );
}

function described(wanted: ColumnClass): string {
  return table(
    ['Column', 'What it is'],
    columns.flatMap(({ table: name, name: column, classified }) =>
      classified !== 'plain' && classified[0] === wanted ? [[code(`${name}.${column}`), classified[1]]] : [],
    ),
  );
}

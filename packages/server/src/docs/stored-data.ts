import type { Classified, ColumnClass } from '../store/column-classes.js';
import { storedColumns } from '../store/stored-columns.js';
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
    `Every column of the store, in one of six classes. [SECURITY.md](../../SECURITY.md) lists what is stored elsewhere. A test compares this
page with the schema, on SQLite and on PostgreSQL.`,
    '## Encrypted',
    `The server needs the value in plain text. AES-256-GCM with a key derived from the master key, bound to table, column and row. Useless
without the master key.`,
    described('sealed'),
    '## Hashed',
    'The server only compares the value. Random values have SHA-256, passwords argon2id.',
    described('hashed'),
    '## Last characters of a secret',
    'The last characters, in plain text, so that users can tell their secrets apart. Too short to guess the rest.',
    described('secret end'),
    '## Personal data',
    `In plain text. The IP address of a call is deleted with its credential or session; events stay, because an audit trail has to say who did what.
**No operation deletes a user account**: name and e-mail address of a user stay even if the user has left all organizations. The log
(not part of the store) has the e-mail addresses that mail is sent to.`,
    described('personal'),
    '## Free text',
    'In plain text: whatever users type. Do not type secrets into it.',
    described('free text'),
    '## Everything else',
    'IDs, role names, times, counts and settings. No secrets and no personal data, except for the relations that IDs show.',
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

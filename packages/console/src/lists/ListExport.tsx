import type { Page } from '@sallyport/client';
import { useEffect, useRef, useState } from 'react';
import type { Call } from '../api/call.js';
import { send } from '../api/send.js';
import { Button } from '../kit/Button.js';
import { csvText } from '../kit/csv.js';
import { save } from '../kit/Download.js';
import { Menu } from '../kit/Menu.js';
import { useMessages } from '../kit/Messages.js';
import type { ListQuery, ListState } from './useList.js';

/** What a list is as a table for spreadsheets. */
export interface ExportForm<Row> {
  /** Of the file, without what follows the dot. */
  readonly fileName: string;
  readonly columns: readonly (readonly [
    name: string,
    value: (row: Row) => string | number | null | undefined,
  ])[];
}

/** `api-keys-my-project`: what is exported, and of what. */
export function fileName(what: string, scopeName: string): string {
  return [what, scopeName]
    .map((text) =>
      text
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-+|-+$/g, '')
        .toLowerCase(),
    )
    .filter(Boolean)
    .join('-');
}

/** Rows that are read at once, and that one file takes at most; lists of an organization have fewer. */
const ROWS_AT_ONCE = 100;
const MOST_ROWS = 10_000;

/** Saves the ticked rows, or all that match, as CSV. */
export function ExportButton<Row, Query>({
  form,
  noun: [, several],
  list,
  call,
  ticked,
}: {
  form: ExportForm<Row>;
  noun: readonly [string, string];
  list: ListState<Query>;
  call: (query: ListQuery<Query>) => Call<Page<Row>>;
  ticked: readonly Row[];
}) {
  const say = useMessages();
  const [isReading, setIsReading] = useState(false);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  function saveRows(parts: readonly string[], count: number) {
    const name = `${form.fileName}.csv`;
    save(
      [csvText([form.columns.map(([column]) => column)]), ...parts].join(''),
      name,
      'text/csv;charset=utf-8',
    );
    say(`Exported ${count.toLocaleString()} ${count === 1 ? 'row' : 'rows'} as ${name}`);
  }
  async function saveAll() {
    const controller = new AbortController();
    running.current = controller;
    setIsReading(true);
    try {
      const parts: string[] = [];
      let count = 0;
      for (let pageNum = 1; count < MOST_ROWS; pageNum += 1) {
        const query = { ...list.query, pageNum, itemsPerPage: ROWS_AT_ONCE };
        const { results } = await send(call(query), controller.signal);
        parts.push(csvText(results.map(cellsOf)));
        count += results.length;
        if (results.length < ROWS_AT_ONCE) break;
      }
      saveRows(parts, count);
    } catch {
      if (!controller.signal.aborted) say('The export failed; no file was made. Try again.');
    } finally {
      if (!controller.signal.aborted) setIsReading(false);
    }
  }
  const cellsOf = (row: Row) => form.columns.map(([, value]) => String(value(row) ?? ''));
  return (
    <Menu
      trigger={
        <Button icon="download" isBusy={isReading}>
          Export CSV
        </Button>
      }
      groups={[
        {
          items: [
            {
              label: list.isNarrowed ? `All ${several} that match` : `All ${several}`,
              onSelect: () => void saveAll(),
            },
            {
              label: `Selected ${several}`,
              isDisabled: ticked.length === 0,
              onSelect: () => saveRows([csvText(ticked.map(cellsOf))], ticked.length),
            },
          ],
        },
      ]}
    />
  );
}

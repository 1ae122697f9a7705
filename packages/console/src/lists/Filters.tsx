import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { read } from '../api/query.js';
import { Actions, Button, IconButton } from '../kit/Button.js';
import { Dialog } from '../kit/Dialog.js';
import { TextField } from '../kit/Field.js';
import { Menu, type MenuItem, type SubMenu } from '../kit/Menu.js';
import { SuggestField } from '../kit/SuggestField.js';
import { useForm } from '../kit/useForm.js';
import styles from './ListTable.module.css';
import { isFlag, type ListFilter } from './list-filter.js';
import type { ChosenFilter, ListState } from './useList.js';

/** The button that puts filters on a list. */
export function AddFilter<Query>({ list }: { list: ListState<Query> }) {
  const [sought, setSought] = useState<ListFilter<Query>>();
  return (
    <>
      <Menu
        trigger={<Button icon="filter">Filter</Button>}
        groups={[{ items: list.filters.map((filter) => itemOf(filter, list, setSought)) }]}
      />
      {sought && 'hint' in sought && (
        <TextDialog filter={sought} list={list} onClose={() => setSought(undefined)} />
      )}
      {sought && 'find' in sought && (
        <SeekDialog filter={sought} list={list} onClose={() => setSought(undefined)} />
      )}
    </>
  );
}

function itemOf<Query>(
  filter: ListFilter<Query>,
  list: ListState<Query>,
  onSeek: (filter: ListFilter<Query>) => void,
): MenuItem | SubMenu {
  const { name, label } = filter;
  if (!('choices' in filter)) return { key: name, label: `${label} …`, onSelect: () => onSeek(filter) };
  if (isFlag(filter)) return { key: name, label, onSelect: () => list.setFilter(name, 'true') };
  return {
    key: name,
    label,
    items: filter.choices.map((choice) => ({
      key: choice.value,
      label: choice.label,
      onSelect: () => list.setFilter(name, choice.value),
    })),
  };
}

/** Finds the thing that a list is to be narrowed by. */
function SeekDialog<Query>({
  filter,
  list,
  onClose,
}: {
  filter: Extract<ListFilter<Query>, { find: unknown }>;
  list: ListState<Query>;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const { data } = useQuery(read(filter.find(text.trim())));
  return (
    <Dialog title={`Filter by ${filter.label}`} onClose={onClose}>
      <SuggestField
        label={filter.label}
        hint="Type a part of the name, then choose one."
        value={text}
        suggestions={(data?.results ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onType={setText}
        onChoose={({ value }) => {
          list.setFilter(filter.name, value);
          onClose();
        }}
      />
    </Dialog>
  );
}

/** Asks for the text that a list is to be narrowed by. */
function TextDialog<Query>({
  filter: { name, label, hint, most },
  list,
  onClose,
}: {
  filter: Extract<ListFilter<Query>, { hint: string }>;
  list: ListState<Query>;
  onClose: () => void;
}) {
  const chosen = list.chosen.find(({ filter }) => filter.name === name)?.value;
  const [text, setText] = useState(chosen ?? '');
  const form = useForm({
    problems: { text: text.trim() === '' ? 'Type what the list is to be narrowed by.' : undefined },
    isQuestion: true,
    send() {
      list.setFilter(name, text.trim());
      onClose();
    },
  });
  return (
    <Dialog title={`Filter by ${label}`} onClose={onClose}>
      <form className="form" {...form.props}>
        <TextField
          label={label}
          hint={hint}
          maxLength={most}
          spellCheck={false}
          autoCapitalize="none"
          value={text}
          problem={form.problem('text')}
          onChange={(event) => setText(event.target.value)}
        />
        <Actions>
          <Button type="submit" look="primary">
            Filter
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
      </form>
    </Dialog>
  );
}

/** The filters that are on, each with a button that takes it off. */
export function ChosenFilters<Query>({ list }: { list: ListState<Query> }) {
  const chips = useRef<HTMLUListElement>(null);
  if (list.chosen.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Filters" ref={chips}>
      {list.chosen.map((chosen) => (
        <li key={chosen.filter.name} className={styles.chip}>
          <ChipText chosen={chosen} />
          <IconButton
            icon="close"
            label={`Remove the filter ${chosen.filter.label}`}
            onClick={() => {
              // The button goes, and would take the focus with it.
              const list_ = chips.current?.parentElement;
              list.setFilter(chosen.filter.name, undefined);
              list_?.querySelector<HTMLElement>('input[type=search]')?.focus();
            }}
          />
        </li>
      ))}
      {list.chosen.length > 1 && (
        <li>
          <Button look="quiet" onClick={list.showAll}>
            Clear filters
          </Button>
        </li>
      )}
    </ul>
  );
}

function ChipText<Query>({ chosen: { filter, value } }: { chosen: ChosenFilter<Query> }) {
  if (!('choices' in filter))
    return (
      <span>
        {filter.label}: {'find' in filter ? <NameOf describe={filter.describe} id={value} /> : value}
      </span>
    );
  if (isFlag(filter)) return <span>{filter.label}</span>;
  return (
    <span>
      {filter.label}: {filter.choices.find((choice) => choice.value === value)?.label ?? value}
    </span>
  );
}

function NameOf<Query>({
  describe,
  id,
}: {
  describe: Extract<ListFilter<Query>, { describe: unknown }>['describe'];
  id: string;
}) {
  const { data } = useQuery(read(describe(id)));
  return data?.name ?? id;
}

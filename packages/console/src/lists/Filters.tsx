import { useQuery } from '@tanstack/react-query';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { read } from '../api/query.js';
import { Actions, Button, IconButton } from '../kit/Button.js';
import { Dialog } from '../kit/Dialog.js';
import { TextField } from '../kit/Field.js';
import { Icon } from '../kit/Icon.js';
import { MenuContent } from '../kit/Menu.js';
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
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button icon="filter">Filter</Button>
        </DropdownMenu.Trigger>
        <MenuContent>
          {list.filters.map((filter) => (
            <FilterItem key={filter.name} filter={filter} list={list} onSeek={setSought} />
          ))}
        </MenuContent>
      </DropdownMenu.Root>
      {sought && 'hint' in sought && (
        <TextDialog filter={sought} list={list} onClose={() => setSought(undefined)} />
      )}
      {sought && 'find' in sought && (
        <SeekDialog filter={sought} list={list} onClose={() => setSought(undefined)} />
      )}
    </>
  );
}

function FilterItem<Query>({
  filter,
  list,
  onSeek,
}: {
  filter: ListFilter<Query>;
  list: ListState<Query>;
  onSeek: (filter: ListFilter<Query>) => void;
}) {
  if (!('choices' in filter))
    return (
      <DropdownMenu.Item className="menu-item" onSelect={() => onSeek(filter)}>
        {filter.label} …
      </DropdownMenu.Item>
    );
  if (isFlag(filter))
    return (
      <DropdownMenu.Item className="menu-item" onSelect={() => list.setFilter(filter.name, 'true')}>
        {filter.label}
      </DropdownMenu.Item>
    );
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        <span className={styles.subTrigger}>
          {filter.label}
          <Icon name="right" size={12} />
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" collisionPadding={8}>
          {filter.choices.map(({ value, label }) => (
            <DropdownMenu.Item
              key={value}
              className="menu-item"
              onSelect={() => list.setFilter(filter.name, value)}
            >
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
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

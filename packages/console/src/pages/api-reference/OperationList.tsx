import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../../kit/Icon.js';
import { SearchBox } from '../../kit/SearchBox.js';
import { ReferenceLink, useReferenceAddress } from './address.js';
import type { ReferenceDocument } from './documents.js';
import { Method } from './Method.js';
import { Name } from './Name.js';
import styles from './OperationList.module.css';
import { matches, type Operation } from './openapi.js';

/** The operations by tag, with a search. On a narrow screen it is behind a button above the page. */
export function OperationList({
  document,
  operations,
  chosen,
}: {
  document: ReferenceDocument;
  operations: readonly Operation[];
  chosen: Operation | undefined;
}) {
  const [{ search, operation, tag }, change] = useReferenceAddress();
  const [isOpen, setIsOpen] = useState(false);
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({});
  const list = useRef<HTMLElement>(null);
  const id = useId();
  const isSearching = search.trim() !== '';
  const found = isSearching ? operations.filter((one) => matches(one, search.trim())) : operations;
  const current = chosen?.tag ?? tag;

  // biome-ignore lint/correctness/useExhaustiveDependencies: when something was chosen, it closes
  useEffect(() => setIsOpen(false), [operation, tag]);
  useEffect(() => {
    if (chosen !== undefined) showInside(list.current);
  }, [chosen]);

  return (
    <div className={styles.listColumn}>
      <button
        type="button"
        className={styles.listToggle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="menu" /> Operations
      </button>
      <nav ref={list} id={id} className={styles.list} data-open={isOpen} aria-label="Operations">
        <SearchBox
          label="Search operations"
          text={search}
          onSearch={(text) => change({ search: text }, true)}
        />
        <p className="hint" role="status">
          {isSearching
            ? `${found.length} of ${operations.length} operations match`
            : `${operations.length} operations`}
        </p>
        {tagsOf(found).map((name) => (
          <Tag
            key={name}
            name={name}
            document={document}
            operations={found.filter((one) => one.tag === name)}
            chosen={chosen}
            hasSummaries={isSearching}
            isOpen={isSearching || (toggled[name] ?? name === current)}
            onToggle={(open) => setToggled((before) => ({ ...before, [name]: open }))}
          />
        ))}
      </nav>
    </div>
  );
}

/** Brings the current link into sight within the list, without moving the page. */
function showInside(list: HTMLElement | null): void {
  const link = list?.querySelector<HTMLElement>('[aria-current="page"]');
  if (!list || !link) return;
  const [outer, inner] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  list.scrollTop += inner.top - outer.top - outer.height / 3;
}

function tagsOf(operations: readonly Operation[]): readonly string[] {
  return [...new Set(operations.map(({ tag }) => tag))].sort();
}

function Tag({
  name,
  document,
  operations,
  chosen,
  hasSummaries,
  isOpen,
  onToggle,
}: {
  name: string;
  document: ReferenceDocument;
  operations: readonly Operation[];
  chosen: Operation | undefined;
  hasSummaries: boolean;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const id = useId();
  return (
    <div>
      <h2 className={styles.tag}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => onToggle(!isOpen)}
        >
          <Icon name="down" size={12} />
          <span>{name}</span>
          <span className={styles.count}>
            {operations.length}
            <span className="visually-hidden"> operations</span>
          </span>
        </button>
      </h2>
      {isOpen && (
        <ul id={id}>
          {operations.map((one) => (
            <li key={one.operationId}>
              <ReferenceLink
                to={{ document, operation: one.operationId }}
                className={styles.operation}
                isCurrent={one === chosen}
              >
                <Method method={one.method} />
                <span className={styles.operationName}>
                  <span data-deprecated={one.isDeprecated || undefined}>
                    <Name text={one.operationId} />
                  </span>
                  {one.isDeprecated && <span className="visually-hidden">, deprecated</span>}
                  {hasSummaries && <span className="hint">{one.summary}</span>}
                </span>
              </ReferenceLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

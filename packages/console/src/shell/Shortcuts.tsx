import { useEffect, useState } from 'react';
import { Dialog } from '../kit/Dialog.js';
import { Icon } from '../kit/Icon.js';
import { SearchEverywhere } from './SearchEverywhere.js';
import styles from './Shortcuts.module.css';
import type { NamedScope } from './scope.js';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const COMMAND = isMac ? '⌘' : 'Ctrl';

/** The keys, and what they do, as `?` lists them. */
const SHORTCUTS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [[COMMAND, 'K'], 'Search everything: pages, actions, names, IDs, addresses'],
  [['/'], 'Search the list of the page'],
  [['?'], 'Show these shortcuts'],
  [['Esc'], 'Close a dialog or menu'],
];

/** The button that searches everything, and the keys that work on every page. */
export function Shortcuts({ scope }: { scope: NamedScope | undefined }) {
  const [open, setOpen] = useState<'search' | 'keys'>();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      if (
        event.key.toLowerCase() === 'k' &&
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey
      ) {
        // Not over another dialog, whose typed text one would lose sight of.
        if (isDialogOpen()) return;
        event.preventDefault();
        setOpen('search');
      } else if (event.key === '/' && isFree(event)) {
        const field = document.querySelector<HTMLElement>('[data-list-search]');
        if (field === null) return;
        event.preventDefault();
        field.focus();
      } else if (event.key === '?' && isFree(event)) {
        event.preventDefault();
        setOpen('keys');
      }
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const close = () => setOpen(undefined);
  return (
    <>
      <button
        type="button"
        className="bar-button bar-search"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={() => setOpen('search')}
      >
        <Icon name="search" />
        Search
        <kbd className={styles.barKey}>{COMMAND} K</kbd>
      </button>
      {open === 'search' && <SearchEverywhere scope={scope} onClose={close} />}
      {open === 'keys' && <Keys onClose={close} />}
    </>
  );
}

/** Whether a letter typed now goes nowhere else. */
function isFree({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));
  return !isTyping && !ctrlKey && !metaKey && !altKey && !isDialogOpen();
}

function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null;
}

function Keys({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard Shortcuts" onClose={onClose}>
      <dl className={styles.keys}>
        {SHORTCUTS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

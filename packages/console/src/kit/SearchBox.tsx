import { useEffect, useRef, useState } from 'react';
import { Icon } from './Icon.js';

const PAUSE_MS = 250;

/** Searches when typing pauses. `label` says what is searched. The one of a page's list takes the focus with the key `/`. */
export function SearchBox({
  label,
  text,
  isOfList = false,
  onSearch,
}: {
  label: string;
  text: string;
  isOfList?: boolean;
  onSearch: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const searched = useRef(text);
  useEffect(() => {
    // Changed by something else, such as Back, which a search for what stood here before would undo.
    if (text === searched.current) return;
    searched.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed === searched.current) return;
    const timer = setTimeout(() => {
      searched.current = typed;
      onSearch(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <div className="search">
      <Icon name="search" />
      <input
        type="search"
        data-list-search={isOfList || undefined}
        aria-keyshortcuts={isOfList ? '/' : undefined}
        className="input"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

import { type ReactNode, useState } from 'react';
import { Icon } from '../kit/Icon.js';
import { Popover } from '../kit/Popover.js';
import { NOTHING_TYPED, type Typed } from '../kit/SearchList.js';

export interface Switching {
  /** What is in the field of the menu. */
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  /** Closes the menu, then does what was chosen. */
  readonly choose: (then: () => void) => () => void;
}

/** A menu of the navigation bar with a field that searches it. */
export function Switcher({
  what,
  which,
  children,
}: {
  what: string;
  /** The one that is open. */
  which: string | undefined;
  children: (switching: Switching) => ReactNode;
}) {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  return (
    <Popover
      trigger={
        <button type="button" className="bar-button">
          <span className="what">{what}</span>
          {which && <span className="which">{which}</span>}
          <Icon name="down" size={12} />
        </button>
      }
      label={what}
      className="menu menu-search"
      isTyped
      onClose={() => setTyped(NOTHING_TYPED)}
    >
      {(close) =>
        children({
          typed,
          onType: setTyped,
          choose: (then) => () => {
            close();
            then();
          },
        })
      }
    </Popover>
  );
}

import type { ReactNode } from 'react';
import { Icon } from '../kit/Icon.js';
import { Popover } from '../kit/Popover.js';

/** Closes the menu, then does what was chosen. */
export type Choose = (then: () => void) => () => void;

/** A menu of the navigation bar with a field that searches it. */
export function Switcher({
  what,
  which,
  children,
}: {
  what: string;
  /** The one that is open. */
  which: string | undefined;
  children: (choose: Choose) => ReactNode;
}) {
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
    >
      {(close) =>
        children((then) => () => {
          close();
          then();
        })
      }
    </Popover>
  );
}

import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Icon } from '../kit/Icon.js';

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
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>
        <button type="button" className="bar-button">
          <span className="what">{what}</span>
          {which && <span className="which">{which}</span>}
          <Icon name="down" size={12} />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu menu-search"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={what}
        >
          {children((then) => () => {
            setIsOpen(false);
            then();
          })}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

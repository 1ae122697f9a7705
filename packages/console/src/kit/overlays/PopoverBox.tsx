import { Popover } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Borrowed } from './Borrowed.js';

/** The box of a popover. */
export function PopoverBox({
  button,
  id,
  label,
  className,
  isOpen,
  onOpenChange,
  children,
}: {
  button: RefObject<HTMLButtonElement | null>;
  id: string;
  label: string;
  className: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <Borrowed button={button} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={className}
          id={id}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

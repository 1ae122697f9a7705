import {
  type ComponentProps,
  cloneElement,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { WithOverlays } from './WithOverlays.js';

/** A box with contents of its own behind its trigger, a button. `label` is for screen readers. */
export function Popover({
  trigger,
  label,
  className,
  children,
}: {
  trigger: ReactElement<ComponentProps<'button'>>;
  label: string;
  className: string;
  children: (close: () => void) => ReactNode;
}) {
  const boxId = useId();
  const button = useRef<HTMLButtonElement>(null);
  /** Undefined until it is first opened. */
  const [opened, setOpened] = useState<boolean>();
  const isOpen = opened === true;
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? boxId : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onClick: () => setOpened(!isOpen),
      } as ComponentProps<'button'>)}
      {opened !== undefined && (
        <WithOverlays giveUp={() => setOpened(false)}>
          {({ PopoverBox }) => (
            <PopoverBox
              button={button}
              id={boxId}
              label={label}
              className={className}
              isOpen={isOpen}
              onOpenChange={setOpened}
            >
              {children(() => setOpened(false))}
            </PopoverBox>
          )}
        </WithOverlays>
      )}
    </>
  );
}

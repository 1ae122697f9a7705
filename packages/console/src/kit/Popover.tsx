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

/**
 * A box with contents of its own behind its trigger, a button. `label` is for screen readers. With `isTyped` the contents take what
 * is typed before the box could be loaded.
 */
export function Popover({
  trigger,
  label,
  className,
  isTyped = false,
  onClose,
  children,
}: {
  trigger: ReactElement<ComponentProps<'button'>>;
  label: string;
  className: string;
  isTyped?: boolean;
  onClose?: () => void;
  children: (close: () => void) => ReactNode;
}) {
  const boxId = useId();
  const button = useRef<HTMLButtonElement>(null);
  /** Undefined until it is first opened. */
  const [opened, setOpened] = useState<boolean>();
  const isOpen = opened === true;
  const show = (isShown: boolean) => {
    setOpened(isShown);
    if (!isShown) onClose?.();
  };
  const contents = children(() => show(false));
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? boxId : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onClick: () => show(!isOpen),
      } as ComponentProps<'button'>)}
      {opened !== undefined && (
        <WithOverlays giveUp={() => show(false)} meanwhile={isTyped && isOpen && contents}>
          {({ PopoverBox }) => (
            <PopoverBox
              button={button}
              id={boxId}
              label={label}
              className={className}
              isOpen={isOpen}
              onOpenChange={show}
            >
              {contents}
            </PopoverBox>
          )}
        </WithOverlays>
      )}
    </>
  );
}

import { type ComponentProps, cloneElement, type ReactElement, useId, useRef, useState } from 'react';
import { WithOverlays } from './WithOverlays.js';

export interface MenuItem {
  /** What it is known by, where the label is not its own. */
  readonly key?: string;
  readonly label: string;
  readonly hint?: string;
  readonly tone?: 'danger';
  readonly isDisabled?: boolean;
  /** Of what several can be chosen of: the menu stays open. */
  readonly isChosen?: boolean;
  readonly onSelect: () => void;
}

/** A menu behind an item. */
export interface SubMenu {
  readonly key?: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly (MenuItem | SubMenu)[];
}

/**
 * A menu behind its trigger, a button. Items come in groups with a line between; a group can have a heading. Until it is first
 * opened there is the button alone, since a table has a menu in each row.
 */
export function Menu({
  trigger,
  groups,
}: {
  trigger: ReactElement<ComponentProps<'button'>>;
  groups: readonly MenuGroup[];
}) {
  const ownId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ readonly isOpen: boolean; readonly isByKeyboard: boolean }>();
  const { isOpen = false, isByKeyboard = false } = opened ?? {};
  const id = trigger.props.id ?? ownId;
  const boxId = `${id}-menu`;
  const show = (isShown: boolean, by?: 'keyboard') =>
    setOpened({ isOpen: isShown, isByKeyboard: by === 'keyboard' });
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? boxId : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onPointerDown(event) {
          if (event.button !== 0 || event.ctrlKey || event.currentTarget.disabled) return;
          // The focus goes into the menu.
          if (!isOpen) event.preventDefault();
          show(!isOpen);
        },
        onKeyDown(event) {
          if (event.key !== 'Enter' && event.key !== ' ' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          show(event.key === 'ArrowDown' || !isOpen, 'keyboard');
        },
      } as ComponentProps<'button'>)}
      {opened && (
        <WithOverlays giveUp={() => show(false)}>
          {({ MenuBox }) => (
            <MenuBox
              button={button}
              id={boxId}
              labelledBy={id}
              groups={groups}
              isOpen={isOpen}
              isByKeyboard={isByKeyboard}
              onOpenChange={show}
            />
          )}
        </WithOverlays>
      )}
    </>
  );
}

import { DropdownMenu } from 'radix-ui';
import { Fragment, type RefObject, useEffect, useRef } from 'react';
import { Icon } from '../Icon.js';
import type { MenuGroup, MenuItem, SubMenu } from '../Menu.js';
import { Borrowed } from './Borrowed.js';

/** The box of a menu. */
export function MenuBox({
  button,
  id,
  labelledBy,
  groups,
  isOpen,
  isByKeyboard,
  onOpenChange,
}: {
  button: RefObject<HTMLButtonElement | null>;
  id: string;
  labelledBy: string;
  groups: readonly MenuGroup[];
  isOpen: boolean;
  /** Whether it was opened so, which it cannot have seen itself where it was not there yet. */
  isByKeyboard: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <Borrowed button={button} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          id={id}
          aria-labelledby={labelledBy}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          {isByKeyboard && <FocusOnFirst />}
          {groups.map((group, index) => (
            <Fragment key={group.label ?? group.items[0]?.label}>
              {index > 0 && !group.items.some(isChoice) && <DropdownMenu.Separator className="menu-line" />}
              <DropdownMenu.Group>
                {group.label && <DropdownMenu.Label className="menu-label">{group.label}</DropdownMenu.Label>}
                {group.items.map((item) => (
                  <Item key={item.key ?? item.label} item={item} />
                ))}
              </DropdownMenu.Group>
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item }: { item: MenuItem | SubMenu }) {
  if ('items' in item) return <Sub menu={item} />;
  const { label, hint, tone, isDisabled, onSelect } = item;
  const text = (
    <span>
      {label}
      {hint && <span className="hint">{hint}</span>}
    </span>
  );
  if (isChoice(item))
    return (
      <DropdownMenu.CheckboxItem
        className="menu-item"
        checked={item.isChosen}
        onSelect={(event) => {
          // Several can be chosen before the menu closes.
          event.preventDefault();
          onSelect();
        }}
      >
        <span className="menu-check">
          <DropdownMenu.ItemIndicator>
            <Icon name="check" size={12} />
          </DropdownMenu.ItemIndicator>
        </span>
        {text}
      </DropdownMenu.CheckboxItem>
    );
  return (
    <DropdownMenu.Item className="menu-item" data-tone={tone} disabled={isDisabled} onSelect={onSelect}>
      {text}
    </DropdownMenu.Item>
  );
}

function Sub({ menu: { label, items } }: { menu: SubMenu }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        <span className="menu-sub">
          {label}
          <Icon name="right" size={12} />
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" collisionPadding={8}>
          {items.map((item) => (
            <Item key={item.key ?? item.label} item={item} />
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

function isChoice(item: MenuItem | SubMenu): item is MenuItem & { readonly isChosen: boolean } {
  return 'isChosen' in item;
}

/** Puts the focus on the first item of the menu that it stands in. */
function FocusOnFirst() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const menu = place.current?.closest('[role="menu"]');
    menu
      ?.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')
      ?.focus({ preventScroll: true });
  }, []);
  return <span ref={place} hidden />;
}

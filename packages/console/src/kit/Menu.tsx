import { DropdownMenu } from 'radix-ui';
import { Fragment, type ReactElement, type ReactNode } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly tone?: 'danger';
  readonly isDisabled?: boolean;
  readonly onSelect: () => void;
}

/** A menu behind its trigger, a button. Items come in groups with a line between; a group can have a heading. */
export function Menu({
  trigger,
  groups,
}: {
  trigger: ReactElement;
  groups: readonly { readonly label?: string; readonly items: readonly MenuItem[] }[];
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <MenuContent>
        {groups.map((group, index) => (
          <Fragment key={group.label ?? group.items[0]?.label}>
            {index > 0 && <DropdownMenu.Separator className="menu-line" />}
            <DropdownMenu.Group>
              {group.label && <DropdownMenu.Label className="menu-label">{group.label}</DropdownMenu.Label>}
              {group.items.map((item) => (
                <DropdownMenu.Item
                  key={item.label}
                  className="menu-item"
                  data-tone={item.tone}
                  disabled={item.isDisabled}
                  onSelect={item.onSelect}
                >
                  <span>
                    {item.label}
                    {item.hint && <span className="hint">{item.hint}</span>}
                  </span>
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          </Fragment>
        ))}
      </MenuContent>
    </DropdownMenu.Root>
  );
}

/** The box of a menu, for menus with contents of their own. */
export function MenuContent({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { giveFocusBack, openerOfDialog } from './dialog-focus.js';
import { useMessages } from './Messages.js';

type Overlays = typeof import('./overlays/index.js');

let overlays: Overlays | undefined;
let loading: Promise<void> | undefined;

/** Loads what menus and dialogs are made of. No page needs it to be seen, and it is a sixth of all scripts. */
export async function loadOverlays(): Promise<void> {
  loading ??= import('./overlays/index.js').then(({ ConfirmBox, DialogBox, MenuBox, PopoverBox }) => {
    overlays = { ConfirmBox, DialogBox, MenuBox, PopoverBox };
  });
  try {
    await loading;
  } catch (cause) {
    loading = undefined;
    throw cause;
  }
}

/**
 * Shows what takes them, as soon as they are there; `opener` is what had the focus before. Where they cannot be had it says so and gives
 * up, and so it does with Escape, which then finds no dialog or menu yet. Until then `meanwhile` is there, not to be seen: a field that
 * takes what is typed.
 */
export function WithOverlays({
  giveUp,
  meanwhile,
  children,
}: {
  giveUp: () => void;
  meanwhile?: ReactNode;
  children: (overlays: Overlays, opener: Element | undefined) => ReactNode;
}) {
  const [isThere, setIsThere] = useState(overlays !== undefined);
  const [opener] = useState(openerOfDialog);
  const field = useRef<HTMLDivElement>(null);
  const say = useMessages();
  const end = useEffectEvent(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && field.current?.contains(activeElement)) {
      activeElement.blur();
      giveFocusBack(opener);
    }
    giveUp();
  });
  const fail = useEffectEvent(() => {
    say('This could not be opened: the connection failed. Check it, then load the page again.');
    end();
  });
  useEffect(() => {
    if (isThere) return;
    let isWanted = true;
    const onKeyDown = ({ key }: KeyboardEvent) => void (key === 'Escape' && end());
    document.addEventListener('keydown', onKeyDown);
    loadOverlays().then(
      () => isWanted && setIsThere(true),
      () => isWanted && fail(),
    );
    return () => {
      isWanted = false;
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [isThere]);
  if (overlays) return children(overlays, opener);
  return (
    <div ref={field} className="visually-hidden">
      {meanwhile}
    </div>
  );
}

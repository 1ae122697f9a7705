import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
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
 * Shows what takes them, as soon as they are there. Where they cannot be had it says so and gives up. Until then `meanwhile` is
 * there, not to be seen: a field that takes what is typed.
 */
export function WithOverlays({
  giveUp,
  meanwhile,
  children,
}: {
  giveUp: () => void;
  meanwhile?: ReactNode;
  children: (overlays: Overlays) => ReactNode;
}) {
  const [isThere, setIsThere] = useState(overlays !== undefined);
  const say = useMessages();
  const fail = useEffectEvent(() => {
    say('This could not be opened: the connection failed. Check it, then load the page again.');
    giveUp();
  });
  useEffect(() => {
    if (isThere) return;
    let isWanted = true;
    loadOverlays().then(
      () => isWanted && setIsThere(true),
      () => isWanted && fail(),
    );
    return () => {
      isWanted = false;
    };
  }, [isThere]);
  return overlays ? children(overlays) : <div className="visually-hidden">{meanwhile}</div>;
}

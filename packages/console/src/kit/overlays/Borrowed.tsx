import { type Ref, type RefObject, useImperativeHandle } from 'react';

/**
 * Stands in for a button that is on the page already, as the child of a trigger of Radix: what opens is placed beside that
 * button, and gives it the focus back.
 */
export function Borrowed({
  button,
  ref,
}: {
  button: RefObject<HTMLButtonElement | null>;
  ref?: Ref<HTMLButtonElement | null>;
}) {
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => button.current, [
    button,
  ]);
  return null;
}

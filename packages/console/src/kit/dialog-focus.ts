let lastFocused: Element | undefined;

document.addEventListener('focusin', ({ target }) => {
  // Menus and dialogs go away; what opened them stays.
  if (
    target instanceof Element &&
    target.closest('[role="menu"], [role="dialog"], [role="alertdialog"]') === null
  )
    lastFocused = target;
});

/** What has the focus as a dialog opens, or the button of the menu that it was chosen in. */
export function openerOfDialog(): Element | undefined {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]');
  if (menu) return document.getElementById(menu.getAttribute('aria-labelledby') ?? '') ?? lastFocused;
  return active === null || active === document.body ? lastFocused : active;
}

/**
 * Gives the focus back when a dialog is gone: to what opened it, or to the page where that is gone too. A page that has put
 * the focus somewhere itself keeps it there.
 */
export function giveFocusBack(opener: Element | undefined): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  if (document.activeElement === document.body) document.getElementById('content')?.focus();
}

/** Puts the focus on the first field of a dialog that is a form. False where it has none. */
export function focusFirstField(dialog: EventTarget | null): boolean {
  if (!(dialog instanceof Element)) return false;
  const field = dialog.querySelector<HTMLElement>(
    ':scope > form :is(input, textarea, select, .input):not(:disabled)',
  );
  field?.focus();
  return field !== null;
}

import { useEffect } from 'react';

/** A form on the page: what its fields held when they were first entered, and what was last sent of it. */
interface WatchedForm {
  readonly form: HTMLFormElement;
  readonly before: Map<Element, string>;
  sent: ReadonlyMap<Element, string>;
}

/** Forms of the page that is open; each is forgotten with its element. */
const watched = new Set<WatchedForm>();

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Passwords are typed again without much loss, and boxes and files hold no text. */
const NO_TEXT = new Set(['password', 'checkbox', 'radio', 'file', 'hidden', 'search', 'submit', 'button']);

function isTextField(element: unknown): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && !NO_TEXT.has(element.type);
}

const textsOf = (form: HTMLFormElement) =>
  new Map([...form.elements].filter(isTextField).map((field) => [field, field.value]));

/** Notices what is typed into a form until what it returns is called. */
export function watchForm(form: HTMLFormElement): () => void {
  const entry: WatchedForm = { form, before: new Map(), sent: new Map() };
  const remember = ({ target }: FocusEvent) => {
    if (isTextField(target) && !entry.before.has(target)) entry.before.set(target, target.value);
  };
  // A field may have the focus from the beginning.
  if (isTextField(document.activeElement) && form.contains(document.activeElement))
    entry.before.set(document.activeElement, document.activeElement.value);
  form.addEventListener('focusin', remember);
  watched.add(entry);
  return () => {
    form.removeEventListener('focusin', remember);
    watched.delete(entry);
  };
}

/** What is in the form now is on its way, and no draft until that fails. */
export function markSent(form: HTMLFormElement | null): void {
  for (const entry of watched) if (entry.form === form) entry.sent = textsOf(entry.form);
}

/** What was sent is saved, or is a draft again. */
export function markAnswered(form: HTMLFormElement | null, isSaved: boolean): void {
  for (const entry of watched) {
    if (entry.form !== form) continue;
    if (isSaved) for (const [field, text] of entry.sent) entry.before.set(field, text);
    entry.sent = new Map();
  }
}

/** What was chosen and not saved, where no text tells of it. */
const others = new Set<object>();

/** While `isThere`, leaving the page loses something beside the texts of its forms. */
export function useUnsaved(isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return;
    const draft = {};
    others.add(draft);
    return () => {
      others.delete(draft);
    };
  }, [isThere]);
}

/**
 * Whether leaving the page would lose what was typed or marked there. What is on its way counts as well where it is known that
 * it will not arrive.
 */
export function hasDraft({ isSendingLost = false } = {}): boolean {
  if (others.size > 0) return true;
  return [...watched].some(({ form, before, sent }) =>
    [...textsOf(form)].some(
      ([field, text]) =>
        before.has(field) && before.get(field) !== text && (isSendingLost || sent.get(field) !== text),
    ),
  );
}

import type { CredentialNotes } from '../api/calls/credentials.js';
import { noteKindPattern, noteTextPattern, ownLimits, tagPattern, textBounds } from '../domain.js';
import type { Problems } from '../kit/useForm.js';

/** Notes as they are typed. */
export interface NoteTexts {
  readonly kind: string;
  readonly label: string;
  readonly owner: string;
  /** With commas or spaces between them. */
  readonly tags: string;
}

export const textsOf = ({ kind, label, owner, tags }: CredentialNotes): NoteTexts => ({
  kind: kind ?? '',
  label: label ?? '',
  owner: owner ?? '',
  tags: tags.join(', '),
});

const orNone = (text: string) => (text.trim() === '' ? null : text.trim());

export const tagsOf = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

export const notesOf = ({ kind, label, owner, tags }: NoteTexts): CredentialNotes => ({
  kind: orNone(kind),
  label: orNone(label),
  owner: orNone(owner),
  tags: tagsOf(tags),
});

const WRITTEN = {
  kind: new RegExp(noteKindPattern),
  text: new RegExp(noteTextPattern),
  tag: new RegExp(tagPattern),
};

/** What is wrong with what was typed, by field. */
export function noteProblems(texts: NoteTexts): Problems<keyof NoteTexts> {
  const { kind, label, owner } = notesOf(texts);
  return {
    kind: kindProblem(kind) ?? tooLong(kind, textBounds.noteKind.most),
    label: textProblem(label) ?? tooLong(label, textBounds.noteLabel.most),
    owner: textProblem(owner) ?? tooLong(owner, textBounds.noteOwner.most),
    tags: tagsProblem(texts.tags),
  };
}

function kindProblem(kind: string | null): string | undefined {
  if (kind === null || WRITTEN.kind.test(kind)) return undefined;
  return 'Write one word of lower-case letters, digits and hyphens, a letter first.';
}

function textProblem(text: string | null): string | undefined {
  return text === null || WRITTEN.text.test(text) ? undefined : 'Write it in one line.';
}

function tooLong(text: string | null, most: number): string | undefined {
  const characters = [...(text ?? '')].length;
  return characters > most ? `Shorten it to ${most} characters; it has ${characters}.` : undefined;
}

function tagsProblem(text: string): string | undefined {
  const tags = tagsOf(text);
  const { tagsPerCredential: most } = ownLimits;
  if (tags.length > most) return `At most ${most} tags; these are ${tags.length}.`;
  const wrong = tags.find((tag) => !WRITTEN.tag.test(tag));
  if (wrong !== undefined)
    return `“${wrong}” has something else than letters, digits and . _ : / = -, or does not begin with a letter or digit.`;
  const long = tags.find((tag) => [...tag].length > textBounds.credentialTag.most);
  return long === undefined ? undefined : `Shorten “${long}” to ${textBounds.credentialTag.most} characters.`;
}

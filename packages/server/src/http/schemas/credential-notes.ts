import { type Static, Type } from 'typebox';
import { listBounds } from '../../domain/bounds/lists.js';
import { textBounds } from '../../domain/bounds/texts.js';
import { noteKindPattern, noteTextPattern, tagPattern } from '../../domain/credential-notes.js';
import { named, nullable, requestForm } from './common.js';

const KIND = { description: 'What uses it, in one word, such as `agent` or `ci`' };
const LABEL = { description: 'A few words that lists and headers show' };
const OWNER = { description: 'Who answers for it: a user name, or a team' };

/** What may be noted of a credential, in requests and in seed files. */
export const writtenNotes = {
  kind: Type.String({ ...KIND, maxLength: textBounds.noteKind.most, pattern: noteKindPattern }),
  label: Type.String({ ...LABEL, maxLength: textBounds.noteLabel.most, pattern: noteTextPattern }),
  owner: Type.String({ ...OWNER, maxLength: textBounds.noteOwner.most, pattern: noteTextPattern }),
  tags: Type.Array(Type.String({ maxLength: textBounds.credentialTag.most, pattern: tagPattern }), {
    description: 'Letters, digits and `. _ : / = -`',
    maxItems: listBounds.tagsPerCredential.most,
  }),
};

const callerNotes = { kind: nullable(Type.String(KIND)), label: nullable(Type.String(LABEL)) };

export const CredentialNotes = named(
  'CredentialNotes',
  Type.Object({
    ...callerNotes,
    owner: nullable(Type.String(OWNER)),
    tags: Type.Array(Type.String(), { description: 'In order' }),
  }),
);

/** What is told of them where a credential acted. */
export const CallerNotes = named('CallerNotes', Type.Object(callerNotes));

const asked = {
  kind: Type.Optional(nullable(writtenNotes.kind)),
  label: Type.Optional(nullable(writtenNotes.label)),
  owner: Type.Optional(nullable(writtenNotes.owner)),
  tags: Type.Optional(writtenNotes.tags),
};

/** The body of the operations that set them: what is left out is nothing from then on. */
export type CredentialNotesRequest = Static<typeof CredentialNotesRequest>;
export const CredentialNotesRequest = requestForm(
  named('CredentialNotesRequest', Type.Object(asked)),
  Type.Object(asked, { additionalProperties: false }),
);

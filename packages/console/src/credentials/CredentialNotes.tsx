import { useState } from 'react';
import { type Credential, setCredentialNotes } from '../api/calls/credentials.js';
import type { Scope } from '../api/calls/scopes.js';
import { useSend } from '../api/query.js';
import { Actions, Button } from '../kit/Button.js';
import { CallPanel } from '../kit/CallPanel.js';
import { Dialog } from '../kit/Dialog.js';
import { TextField } from '../kit/Field.js';
import { useMessages } from '../kit/Messages.js';
import { Refusal } from '../kit/Refusal.js';
import { useForm } from '../kit/useForm.js';
import { credentialTitle } from './credential-name.js';
import { FilterLink, Tags } from './NoteValues.js';
import { noteProblems, notesOf, textsOf } from './note-texts.js';

/** What people say of a credential, and who made it; with Edit for those who may. */
export function NotesOfCredential({
  scope,
  credential,
  mayEdit,
}: {
  scope: Scope;
  credential: Credential;
  mayEdit: boolean;
}) {
  const [isEditing, setIsEditing] = useState(false);
  const { kind, madeBy, notes } = credential;
  const place = { scope, kind };
  const none = <span className="quiet">None</span>;
  return (
    <section className="card stack" aria-labelledby="notes">
      <div className="spread">
        <h2 id="notes">Notes</h2>
        {mayEdit && (
          <Button icon="edit" aria-label="Edit Notes" onClick={() => setIsEditing(true)}>
            Edit
          </Button>
        )}
      </div>
      <dl className="facts">
        <dt>Kind</dt>
        <dd>{notes.kind === null ? none : <FilterLink {...place} filter="kind" value={notes.kind} />}</dd>
        <dt>Label</dt>
        <dd>{notes.label ?? none}</dd>
        <dt>Owner</dt>
        <dd>{notes.owner === null ? none : <FilterLink {...place} filter="owner" value={notes.owner} />}</dd>
        <dt>Tags</dt>
        <dd>{notes.tags.length === 0 ? none : <Tags {...place} tags={notes.tags} />}</dd>
        <dt>Made By</dt>
        <dd>
          {madeBy === null ? (
            <span className="quiet">Not kept</span>
          ) : (
            <FilterLink {...place} filter="madeBy" value={madeBy} />
          )}
        </dd>
      </dl>
      {isEditing && <EditNotes scope={scope} credential={credential} onClose={() => setIsEditing(false)} />}
    </section>
  );
}

function EditNotes({
  scope,
  credential,
  onClose,
}: {
  scope: Scope;
  credential: Credential;
  onClose: () => void;
}) {
  const [texts, setTexts] = useState(() => textsOf(credential.notes));
  const say = useMessages();
  const toCall = () => setCredentialNotes(scope, credential.id, notesOf(texts));
  const change = useSend(toCall);
  const form = useForm({
    problems: noteProblems(texts),
    sending: change,
    send: () =>
      change.mutate(undefined, {
        onSuccess() {
          say('Notes saved');
          onClose();
        },
      }),
  });
  const field = (name: keyof typeof texts) => ({
    value: texts[name],
    problem: form.problem(name),
    onChange: (event: { target: { value: string } }) => setTexts({ ...texts, [name]: event.target.value }),
  });
  return (
    <Dialog
      title={`Notes of ${credentialTitle(credential)}`}
      description={<p>For people, lists and the APIs behind gates. Notes give no rights.</p>}
      onClose={onClose}
    >
      <form className="form" {...form.props}>
        <TextField
          label="Kind"
          hint="What uses it, in one word: agent, ci, backup."
          autoCapitalize="none"
          spellCheck={false}
          {...field('kind')}
        />
        <TextField
          label="Label"
          hint="A few words, which lists, events and refusals show beside its name."
          {...field('label')}
        />
        <TextField
          label="Owner"
          hint="Who answers for it: a user name, or a team."
          autoCapitalize="none"
          spellCheck={false}
          {...field('owner')}
        />
        <TextField
          label="Tags"
          hint="Lists can be narrowed by them. Put commas or spaces between several."
          autoCapitalize="none"
          spellCheck={false}
          {...field('tags')}
        />
        <Refusal error={change.error} />
        <Actions>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </Actions>
        <CallPanel calls={[{ title: 'Set the notes', call: toCall() }]} />
      </form>
    </Dialog>
  );
}

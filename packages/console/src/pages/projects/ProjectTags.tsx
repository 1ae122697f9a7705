import { useState } from 'react';
import { type ProjectTag, updateProject } from '../../api/calls/projects.js';
import type { Project } from '../../api/calls/scopes.js';
import { useSend } from '../../api/query.js';
import { publishedBounds } from '../../domain.js';
import { Badges } from '../../kit/Badge.js';
import { Button, IconButton } from '../../kit/Button.js';
import { TextField } from '../../kit/Field.js';
import { useMessages } from '../../kit/Messages.js';
import { Refusal } from '../../kit/Refusal.js';
import { SaveButtons } from '../../kit/SaveButtons.js';
import { type Problems, useForm } from '../../kit/useForm.js';
import styles from './ProjectTags.module.css';

interface DraftTag extends ProjectTag {
  /** Tells rows apart while their keys are being typed. */
  readonly row: number;
}

/** The tags of a project: pairs of key and value by which clients tell projects apart. */
export function ProjectTags({ project, mayChange }: { project: Project; mayChange: boolean }) {
  const tags = project.tags ?? [];
  return (
    <section className="card form" aria-labelledby="tags">
      <h2 id="tags">Tags</h2>
      {mayChange ? (
        <TagsForm groupId={project.id} tags={tags} />
      ) : (
        <Badges items={tags.map(({ key, value }) => `${key}: ${value}`)} />
      )}
    </section>
  );
}

function TagsForm({ groupId, tags }: { groupId: string; tags: readonly ProjectTag[] }) {
  const say = useMessages();
  const change = useSend((next: readonly ProjectTag[]) => updateProject(groupId, { tags: next }));
  const [draft, setDraft] = useState<readonly DraftTag[]>();
  const rows = draft ?? tags.map((tag, row) => ({ ...tag, row }));

  function clear() {
    form.reset();
    setDraft(undefined);
  }
  function edit(row: number, part: Partial<ProjectTag>) {
    setDraft(rows.map((tag) => (tag.row === row ? { ...tag, ...part } : tag)));
  }
  const form = useForm({
    problems: problemsOf(rows),
    sending: change,
    send() {
      if (draft === undefined) return;
      change.mutate(
        rows.map(({ key, value }) => ({ key: key.trim(), value: value.trim() })),
        {
          onSuccess() {
            clear();
            say('Tags saved');
          },
        },
      );
    },
  });
  return (
    <form className="form" {...form.props}>
      {rows.length === 0 && <p className="quiet">No tags yet.</p>}
      {rows.map((tag, position) => (
        <div key={tag.row} className={styles.tag}>
          <TextField
            label={`Key ${position + 1}`}
            value={tag.key}
            maxLength={publishedBounds.tagCharacters.most}
            problem={form.problem(`key ${tag.row}`)}
            onChange={(event) => edit(tag.row, { key: event.target.value })}
          />
          <TextField
            label={`Value ${position + 1}`}
            value={tag.value}
            maxLength={publishedBounds.tagCharacters.most}
            problem={form.problem(`value ${tag.row}`)}
            onChange={(event) => edit(tag.row, { value: event.target.value })}
          />
          <IconButton
            icon="trash"
            look="danger"
            label={`Remove tag ${position + 1}`}
            onClick={() => setDraft(rows.filter(({ row }) => row !== tag.row))}
          />
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          onClick={() =>
            setDraft([...rows, { key: '', value: '', row: Math.max(-1, ...rows.map(({ row }) => row)) + 1 }])
          }
        >
          Add Tag
        </Button>
      </div>
      <Refusal error={change.error} />
      <SaveButtons isShown={draft !== undefined} isBusy={change.isPending} onCancel={clear} />
    </form>
  );
}

type TagField = `${'key' | 'value'} ${number}`;

function problemsOf(tags: readonly DraftTag[]): Problems<TagField> {
  const problems: Partial<Record<TagField, string>> = {};
  for (const { row, key, value } of tags) {
    if (key.trim() === '') problems[`key ${row}`] = 'Enter a key, or remove the tag.';
    if (value.trim() === '') problems[`value ${row}`] = 'Enter a value, or remove the tag.';
  }
  return problems;
}

import { useState } from 'react';
import { ownLimits, textBounds } from '../../domain.js';
import { Button, IconButton } from '../../kit/Button.js';
import { TextField } from '../../kit/Field.js';
import { useForm } from '../../kit/useForm.js';
import styles from './Activity.module.css';
import { type FeedFacts, factNames } from './feed-search.js';

const FIELDS = {
  actor: { label: 'Who', placeholder: 'User, key or ID' },
  target: { label: 'About', placeholder: 'Key, user or team' },
  address: { label: 'Address', placeholder: 'IP address' },
  text: { label: 'Text', placeholder: 'Role or description' },
} as const;

/** Who did it, what it is about, from where, and a text. What is typed applies with Enter or the button. */
export function FactFilters({ facts, onChange }: { facts: FeedFacts; onChange: (facts: FeedFacts) => void }) {
  const [typed, setTyped] = useState<FeedFacts>(facts);
  const form = useForm({
    isQuestion: true,
    sending: { isPending: false, error: null },
    send: () => onChange(filled(typed)),
  });
  return (
    <form className={styles.facts} aria-label="Filters" {...form.props}>
      {factNames.map((name) => (
        <TextField
          key={name}
          {...FIELDS[name]}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={textBounds.search.most}
          value={typed[name] ?? ''}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      ))}
      <Button type="submit">Filter</Button>
    </form>
  );
}

/** Those that are on, each with a button that takes it off. */
export function ChosenFacts({ facts, onChange }: { facts: FeedFacts; onChange: (facts: FeedFacts) => void }) {
  const chosen = factNames.filter((name) => facts[name] !== undefined);
  if (chosen.length === 0) return null;
  return (
    <>
      <ul className="badges" aria-label="Chosen filters">
        {chosen.map((name) => (
          <li key={name} className={`badge ${styles.chosen}`}>
            {FIELDS[name].label}: {facts[name]}
            <IconButton
              icon="close"
              label={`Remove filter: ${FIELDS[name].label}`}
              onClick={() => onChange(filled({ ...facts, [name]: '' }))}
            />
          </li>
        ))}
      </ul>
      {facts.text !== undefined && (
        <p className="quiet">
          The text is looked for in the newest {ownLimits.eventsSearched.toLocaleString()} events that the
          other filters let through. Choose times to look further back.
        </p>
      )}
    </>
  );
}

function filled(facts: FeedFacts): FeedFacts {
  return Object.fromEntries(
    factNames.flatMap((name) => {
      const value = facts[name]?.trim();
      return value ? [[name, value] as const] : [];
    }),
  );
}

import { Badge } from '../kit/Badge.js';
import { Notice } from '../kit/Notice.js';
import { Refusal } from '../kit/Refusal.js';
import { isTaken, type Outcomes, type Step } from './steps.js';
import styles from './Unfinished.module.css';

/** After something was made, but not all that was to follow: exactly what was done and what not, and why. */
export function Unfinished({
  title,
  made,
  steps,
  outcomes,
}: {
  title: string;
  /** What there is already: `The project Payments`. */
  made: string;
  steps: readonly Step[];
  outcomes: Outcomes;
}) {
  return (
    <div className="stack">
      <Notice tone="warning" isUrgent title={title}>
        <p>
          What was done stays done. Change what was refused, or leave it out, and try the rest again: only
          what is missing is sent.
        </p>
      </Notice>
      <ul className={styles.steps} aria-label="What was done">
        <li>
          <Badge tone="good">Done</Badge> {made}
        </li>
        {steps.map(({ key, title: what }) => (
          <li key={key}>
            {isTaken(outcomes, key) ? (
              <Badge tone="good">Done</Badge>
            ) : (
              <Badge tone={outcomes.has(key) ? 'danger' : 'plain'}>
                {outcomes.has(key) ? 'Not done' : 'Not tried'}
              </Badge>
            )}{' '}
            {what}
            <Refusal error={outcomes.get(key)?.error} />
          </li>
        ))}
      </ul>
    </div>
  );
}

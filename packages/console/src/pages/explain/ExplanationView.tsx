import { decisionSteps } from '@sallyport/client';
import { Link } from '@tanstack/react-router';
import type { Check, Explanation, Question } from '../../api/calls/explain.js';
import { meansClientId } from '../../domain.js';
import { Badge } from '../../kit/Badge.js';
import { Icon } from '../../kit/Icon.js';
import { Notice } from '../../kit/Notice.js';
import { useScope } from '../../shell/scope.js';
import styles from './Explain.module.css';

/** The verdict, and every check of a request in order with what would mend the one that failed. */
export function ExplanationView({
  question,
  explanation: { passes, checks },
}: {
  question: Question;
  explanation: Explanation;
}) {
  const { as, from, method, path } = question;
  return (
    <section className="stack" aria-label="Result">
      <Notice
        tone={passes ? 'good' : 'danger'}
        isUrgent
        title={passes ? 'This request would pass' : 'This request would be refused'}
      >
        <p className={styles.asked}>
          <code>
            {method} {path}
          </code>{' '}
          by <code>{as}</code> from <code>{from}</code>
        </p>
      </Notice>
      <ol className={`card ${styles.checks}`}>
        {checks.map((check) => (
          <li key={check.check} className={styles.check} data-passed={check.passed}>
            <span className={styles.mark}>
              <Icon name={check.passed ? 'check' : 'close'} />
            </span>
            <div className="stack-tight">
              <div className="row">
                <strong>{decisionSteps[check.check].title}</strong>
                <Badge tone={check.passed ? 'good' : 'danger'}>{check.passed ? 'Passed' : 'Failed'}</Badge>
              </div>
              <p>{check.detail}</p>
              {check.fix && <Fix check={check} as={as} />}
            </div>
          </li>
        ))}
      </ol>
      {!passes && (
        <p className="quiet">A request ends at the first check that fails; later ones were not made.</p>
      )}
    </section>
  );
}

function Fix({ check, as }: { check: Check; as: string }) {
  const { orgId } = useScope();
  const isAccount = meansClientId(as);
  const applications = `/organizations/${orgId}/applications`;
  return (
    <p className={styles.fix}>
      <strong>Fix:</strong> {check.fix}{' '}
      {decisionSteps[check.check].isMendedAtCredential && (
        <Link
          to={isAccount ? `${applications}/service-accounts/${as}` : `${applications}/api-keys`}
          search={isAccount ? {} : { search: as }}
        >
          {isAccount ? 'Go to the service account' : 'Go to the API key'}
        </Link>
      )}
    </p>
  );
}

import { useState } from 'react';
import { Backticked } from '../../kit/Backticked.js';
import styles from './Answers.module.css';
import page from './ApiReference.module.css';
import type { Answer } from './openapi.js';
import { SchemaMembers } from './SchemaTree.js';
import type { Schemas } from './schema.js';

/** What an operation answers, by status; the refusals are closed at first. */
export function Answers({ answers, schemas }: { answers: readonly Answer[]; schemas: Schemas }) {
  return (
    <section className={page.section}>
      <h2>Responses</h2>
      <div className={styles.answers}>
        {answers.map((answer) => (
          <AnswerOf key={answer.status} answer={answer} schemas={schemas} />
        ))}
      </div>
    </section>
  );
}

function AnswerOf({ answer, schemas }: { answer: Answer; schemas: Schemas }) {
  const { status, description, headers, schema } = answer;
  const [isOpen, setIsOpen] = useState(status.startsWith('2'));
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.status} data-class={status.charAt(0)}>
          {status}
        </span>{' '}
        {description}
      </summary>
      {isOpen && (
        <div className={styles.answerBody}>
          {headers.length > 0 && (
            <>
              <h3>Headers</h3>
              <dl className="facts">
                {headers.map(({ name, description }) => (
                  <div key={name} className={styles.fact}>
                    <dt>
                      <code>{name}</code>
                    </dt>
                    <dd>
                      <Backticked text={description ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </>
          )}
          {schema === undefined ? (
            <p className="quiet">No body.</p>
          ) : (
            <>
              <h3>Body</h3>
              <SchemaMembers
                schema={schema}
                schemas={schemas}
                direction="response"
                label={`Response ${status}`}
              />
            </>
          )}
        </div>
      )}
    </details>
  );
}

import { Page } from '../../kit/Page.js';
import styles from './ApiReference.module.css';
import { ReferenceLink } from './address.js';
import type { ReferenceDocument } from './documents.js';
import { Method } from './Method.js';
import { Name } from './Name.js';
import type { Operation } from './openapi.js';

/** What a tag is about, and its operations. */
export function TagPage({
  document,
  name,
  description,
  operations,
}: {
  document: ReferenceDocument;
  name: string;
  description: string | undefined;
  operations: readonly Operation[];
}) {
  return (
    <Page
      title={name}
      eyebrow={<ReferenceLink to={{ document }}>{document.name}</ReferenceLink>}
      lead={operations.length === 0 ? `The ${document.name} has no operations of this name.` : description}
    >
      <ul className={styles.operations}>
        {operations.map(({ operationId, method, path, summary, isDeprecated }) => (
          <li key={operationId} className="card">
            <div className="row">
              <Method method={method} />
              <ReferenceLink to={{ document, operation: operationId }}>
                <Name text={operationId} />
              </ReferenceLink>
              {isDeprecated && <span className="quiet">Deprecated</span>}
            </div>
            <p>{summary}</p>
            <code className="quiet">
              <Name text={path} />
            </code>
          </li>
        ))}
      </ul>
    </Page>
  );
}

import { Fragment } from 'react';
import { baseUrl } from '../../api/send.js';
import { CopyField } from '../../kit/Copy.js';
import { Page } from '../../kit/Page.js';
import styles from './ApiReference.module.css';
import { ReferenceLink } from './address.js';
import { CodeBlock } from './CodeBlock.js';
import type { ReferenceDocument } from './documents.js';
import type { OpenApiDocument, Operation } from './openapi.js';
import { requestText, tokenRequestText } from './request-text.js';
import { useExampleScope } from './use-example-scope.js';

/** What a document holds, where the API is, how calls prove themselves, and how other tools read the document. */
export function Overview({
  document,
  openApi,
  operations,
}: {
  document: ReferenceDocument;
  openApi: OpenApiDocument;
  operations: readonly Operation[];
}) {
  const tags = openApi.tags.map((tag) => ({
    ...tag,
    count: operations.filter((operation) => operation.tag === tag.name).length,
  }));
  return (
    <Page title={`${document.name} Reference`} lead={document.lead}>
      <section className={styles.section}>
        <h2>Base URL</h2>
        <CopyField label="All paths begin with" value={`${baseUrl}${document.basePath}`} />
      </section>
      <Versions operations={operations} />
      <Authentication operations={operations} openApi={openApi} />
      <section className={styles.section}>
        <h2>Import into other tools</h2>
        <p className={styles.prose}>
          Postman: right-click a <strong>Download</strong> button above, copy the link, and give it to{' '}
          <strong>Import</strong>. Generators of clients and mock servers that read OpenAPI 3.1 take the same
          address.
        </p>
        <CopyField label="Address of the document" value={`${baseUrl}${document.path}.json`} />
      </section>
      <section className={styles.section}>
        <h2>{operations.length} operations, by what they are about</h2>
        <ul className={styles.tagList}>
          {tags.map(({ name, description, count }) => (
            <li key={name}>
              <div className="spread">
                <ReferenceLink to={{ document, tag: name }}>{name}</ReferenceLink>
                <span className="quiet nowrap">{count === 1 ? '1 operation' : `${count} operations`}</span>
              </div>
              {description && <p className="hint">{description}</p>}
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

function Versions({ operations }: { operations: readonly Operation[] }) {
  const names = operations.flatMap(({ versions }) => versions.flatMap(({ name }) => name ?? []));
  const dates = [...new Set(names)].filter((name) => name !== 'preview').sort();
  if (dates.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>Resource versions</h2>
      <p className={styles.prose}>
        The <code>Accept</code> header says for which date a request was written, as in{' '}
        <code>application/vnd.atlas.{dates.at(-1)}+json</code>. The newest version of the operation that is
        not after this date answers. Here there are{' '}
        {dates.map((date, place) => (
          <Fragment key={date}>
            {place > 0 && ', '}
            <span className="nowrap">{date}</span>
          </Fragment>
        ))}
        .
      </p>
    </section>
  );
}

/** Where an example is needed, an operation that everybody with a credential may call will do. */
const EXAMPLE_OPERATION = 'listOrgs';

function Authentication({
  operations,
  openApi,
}: {
  operations: readonly Operation[];
  openApi: OpenApiDocument;
}) {
  const { ids } = useExampleScope();
  const example = operations.find(({ operationId }) => operationId === EXAMPLE_OPERATION);
  if (example === undefined) return null;
  const text = (credential: 'api-key' | 'service-account') =>
    requestText(example, example.versions[0], openApi.components.schemas, ids, credential);
  return (
    <section className={styles.section}>
      <h2>Authentication</h2>
      <p className={styles.prose}>
        API keys prove themselves with HTTP Digest: the public key is the user name, the private key the
        password.
      </p>
      <CodeBlock label="curl with an API key" text={text('api-key')} />
      <p className={styles.prose}>
        Service accounts exchange client ID and client secret for an access token, which holds for one hour,
        and send it with every call.
      </p>
      <CodeBlock label="curl for an access token" text={tokenRequestText()} />
      <CodeBlock label="curl with an access token" text={text('service-account')} />
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { served } from '../../api/call.js';
import { read } from '../../api/query.js';
import { baseUrl } from '../../api/send.js';
import { Icon } from '../../kit/Icon.js';
import { Loaded } from '../../kit/Loaded.js';
import { Messages } from '../../kit/Messages.js';
import { Empty, Page } from '../../kit/Page.js';
import { Brand } from '../../shell/Brand.js';
import { SkipButton } from '../../shell/SkipButton.js';
import styles from './ApiReference.module.css';
import { ReferenceLink, useReferenceAddress } from './address.js';
import { documents, type ReferenceDocument } from './documents.js';
import { OperationList } from './OperationList.js';
import { OperationPage } from './OperationPage.js';
import { Overview } from './Overview.js';
import { type OpenApiDocument, type Operation, operationsOf } from './openapi.js';
import { TagPage } from './TagPage.js';

/** The reference of the public wires, made from the OpenAPI documents of this server; for everybody, signed in or not. */
export function ApiReferencePage() {
  const [{ document }] = useReferenceAddress();
  const query = useQuery({
    ...read(served<OpenApiDocument>(`${document.path}.json`)),
    // It changes only with the server; and while one document loads, the other would be the wrong one.
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: undefined,
  });
  return (
    <Messages>
      <SkipButton />
      <header>
        <div className="bar">
          <Brand />
          <span className="bar-spring" />
          <Link to="/" className="bar-button">
            Go to the console
          </Link>
        </div>
        <div className={styles.documents}>
          <nav className={`tabs ${styles.tabs}`} aria-label="Documents">
            {documents.map((one) => (
              <ReferenceLink
                key={one.key}
                to={{ document: one }}
                className="tab"
                isCurrent={one === document}
              >
                {one.name}
              </ReferenceLink>
            ))}
          </nav>
          <Downloads document={document} />
        </div>
      </header>
      {query.data === undefined ? (
        <main id="content" className="content" tabIndex={-1}>
          <div className="page">
            <h1>{document.name} Reference</h1>
            <Loaded query={query}>{() => null}</Loaded>
          </div>
        </main>
      ) : (
        <Reference key={document.key} document={document} openApi={query.data} />
      )}
    </Messages>
  );
}

function Downloads({ document }: { document: ReferenceDocument }) {
  return (
    <div className="row">
      {(['json', 'yaml'] as const).map((form) => (
        <a
          key={form}
          className="button"
          href={`${baseUrl}${document.path}.${form}`}
          download={`${document.fileName}.${form}`}
          aria-label={`Download ${form.toUpperCase()} of the ${document.name}`}
        >
          <Icon name="download" /> Download {form.toUpperCase()}
        </a>
      ))}
    </div>
  );
}

function Reference({ document, openApi }: { document: ReferenceDocument; openApi: OpenApiDocument }) {
  const [{ operation, tag }] = useReferenceAddress();
  const operations = useMemo(() => operationsOf(openApi), [openApi]);
  const chosen = operations.find(({ operationId }) => operationId === operation);
  return (
    <div className={styles.frame}>
      <OperationList document={document} operations={operations} chosen={chosen} />
      <main id="content" className="content" tabIndex={-1}>
        <Content
          document={document}
          openApi={openApi}
          operations={operations}
          operation={operation}
          chosen={chosen}
          tag={tag}
        />
      </main>
    </div>
  );
}

function Content({
  document,
  openApi,
  operations,
  operation,
  chosen,
  tag,
}: {
  document: ReferenceDocument;
  openApi: OpenApiDocument;
  operations: readonly Operation[];
  operation: string | undefined;
  chosen: Operation | undefined;
  tag: string | undefined;
}) {
  // Each is a page of its own, whose heading takes the focus.
  if (chosen !== undefined)
    return (
      <OperationPage key={chosen.operationId} document={document} openApi={openApi} operation={chosen} />
    );
  if (operation !== undefined) return <NoOperation key={operation} document={document} name={operation} />;
  if (tag !== undefined)
    return (
      <TagPage
        key={tag}
        document={document}
        name={tag}
        description={openApi.tags.find(({ name }) => name === tag)?.description}
        operations={operations.filter((one) => one.tag === tag)}
      />
    );
  return <Overview document={document} openApi={openApi} operations={operations} />;
}

function NoOperation({ document, name }: { document: ReferenceDocument; name: string }) {
  return (
    <Page title="Operation not found">
      <Empty
        title={`The ${document.name} has no operation ${name}`}
        action={<ReferenceLink to={{ document }}>See what it has</ReferenceLink>}
      >
        Names are written as in <code>createOrgApiKey</code>. The other document may have it.
      </Empty>
    </Page>
  );
}

import { Badge } from '../../kit/Badge.js';
import { SelectField } from '../../kit/Field.js';
import { Notice } from '../../kit/Notice.js';
import { Page } from '../../kit/Page.js';
import { Answers } from './Answers.js';
import styles from './ApiReference.module.css';
import { ReferenceLink, useReferenceAddress } from './address.js';
import { CodeBlock } from './CodeBlock.js';
import type { ReferenceDocument } from './documents.js';
import { Method } from './Method.js';
import { Name } from './Name.js';
import type { OpenApiDocument, Operation, OperationVersion } from './openapi.js';
import { requestText, tokenRequestText } from './request-text.js';
import { SchemaMembers, SchemaRows } from './SchemaTree.js';
import type { Schemas } from './schema.js';
import { treeOf } from './schema-tree.js';
import { useExampleScope } from './use-example-scope.js';
import { WhoMayCall } from './WhoMayCall.js';

/** One operation: its request, who may send it, how it looks in a shell, and what it answers. */
export function OperationPage({
  document,
  openApi,
  operation,
}: {
  document: ReferenceDocument;
  openApi: OpenApiDocument;
  operation: Operation;
}) {
  const [address] = useReferenceAddress();
  const { operationId, method, path, summary, tag, versions, isDeprecated } = operation;
  const { schemas } = openApi.components;
  const version = versions.find(({ name }) => name === address.version) ?? versions[0];
  return (
    <Page
      title={operationId}
      eyebrow={<ReferenceLink to={{ document, tag }}>{tag}</ReferenceLink>}
      lead={summary}
    >
      <div className={styles.request}>
        <Method method={method} />
        <code>
          <Name text={path} />
        </code>
        {isDeprecated && <Badge tone="warning">Deprecated</Badge>}
      </div>
      <Sunset version={version} isDeprecated={isDeprecated} />
      <WhoMayCall operation={operation} />
      <Request operation={operation} version={version} schemas={schemas} />
      <Parameters operation={operation} schemas={schemas} />
      {version.body && (
        <section className={styles.section}>
          <h2>{version.isForm ? 'Request body, as a form' : 'Request body'}</h2>
          <SchemaMembers schema={version.body} schemas={schemas} direction="request" label="Request body" />
        </section>
      )}
      {/* What was opened in one version means nothing in another. */}
      <Answers key={version.mediaType} answers={version.answers} schemas={schemas} />
    </Page>
  );
}

function Sunset({ version, isDeprecated }: { version: OperationVersion; isDeprecated: boolean }) {
  if (version.sunset !== undefined)
    return (
      <Notice tone="warning" title={isDeprecated ? 'Deprecated' : `Version ${version.name} is deprecated`}>
        <p>It may be gone after {version.sunset}. Answers say so in their headers.</p>
      </Notice>
    );
  if (!isDeprecated) return null;
  return (
    <Notice tone="warning" title="Deprecated">
      <p>It works, but another operation should be used in what is written now.</p>
    </Notice>
  );
}

function Request({
  operation,
  version,
  schemas,
}: {
  operation: Operation;
  version: OperationVersion;
  schemas: Schemas;
}) {
  const [{ credential }, change] = useReferenceAddress();
  const { ids, organization, project } = useExampleScope();
  const takesCredential = operation.access === 'credential';
  const isToken = takesCredential && credential === 'service-account';
  const filled = [
    operation.path.includes('{orgId}') && organization && `organization ${organization.name}`,
    operation.path.includes('{groupId}') && project && `project ${project.name}`,
  ].filter((text) => typeof text === 'string');
  return (
    <section className={styles.section}>
      <h2>Request</h2>
      <div className={styles.choices}>
        {version.name !== undefined && <VersionChoice operation={operation} version={version} />}
        {takesCredential && (
          <SelectField
            label="Credential"
            value={credential}
            options={[
              { value: 'api-key', label: 'API key (HTTP Digest)' },
              { value: 'service-account', label: 'Service account (access token)' },
            ]}
            onValueChange={(kind) => change({ credential: kind === 'api-key' ? undefined : kind }, true)}
          />
        )}
      </div>
      {isToken && <CodeBlock label="curl for an access token" text={tokenRequestText()} />}
      <CodeBlock
        label={`curl: ${operation.operationId}`}
        text={requestText(operation, version, schemas, ids, credential)}
      />
      <p className="hint">
        {filled.length > 0 && `With the ID of the ${filled.join(' and the ')}. `}
        What stands in braces is for you to fill in.
        {operation.access === 'session' && ' Only the session of a signed-in person may call this.'}
      </p>
    </section>
  );
}

function VersionChoice({ operation, version }: { operation: Operation; version: OperationVersion }) {
  const [, change] = useReferenceAddress();
  const newest = operation.versions[0];
  return (
    <SelectField
      label="Version"
      value={version.name ?? ''}
      options={operation.versions.map(({ name = '', sunset }) => ({
        value: name,
        label:
          name +
          (name === newest.name && operation.versions.length > 1 ? ' (newest)' : '') +
          (sunset === undefined ? '' : ' (deprecated)'),
      }))}
      onValueChange={(name) => change({ version: name === newest.name ? undefined : name }, true)}
    />
  );
}

const PLACES = [
  { place: 'path', title: 'Path parameters' },
  { place: 'query', title: 'Query parameters' },
];

/** What most operations take comes after what is an operation's own. */
const COMMON = ['includeCount', 'itemsPerPage', 'pageNum', 'envelope', 'pretty'];

function Parameters({ operation, schemas }: { operation: Operation; schemas: Schemas }) {
  return PLACES.map(({ place, title }) => {
    const nodes = operation.parameters
      .filter((parameter) => parameter.in === place)
      .sort((a, b) => COMMON.indexOf(a.name) - COMMON.indexOf(b.name))
      .map(({ schema, name, isRequired }) => treeOf(schema, schemas, { name, isRequired }));
    return (
      nodes.length > 0 && (
        <section key={place} className={styles.section}>
          <h2>{title}</h2>
          <SchemaRows nodes={nodes} label={title} />
        </section>
      )
    );
  });
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type GuardedApi, listGuardedApis } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { CopyButton } from '../../kit/Copy.js';
import { counted } from '../../kit/counted.js';
import { Icon } from '../../kit/Icon.js';
import { Loaded } from '../../kit/Loaded.js';
import { Empty, Page } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { type Column, Table } from '../../kit/Table.js';
import { type NamedScope, scopeUrl, useScope } from '../../shell/scope.js';
import { useListSearch } from '../../shell/search.js';
import styles from './GuardedApis.module.css';
import { ModeBadge } from './ModeBadge.js';

/** Guarded APIs: HTTP APIs of one's own whose callers are decided about here. */
export function GuardedApisPage() {
  const scope = useScope();
  const { page, setPage } = useListSearch();
  const call = listGuardedApis(scope.orgId, { pageNum: page, itemsPerPage: ROWS_PER_PAGE });
  const query = useQuery(read(call));
  return (
    <Page
      title="Guarded APIs"
      eyebrow={scope.name}
      lead="HTTP APIs of your own. Your proxy asks Sallyport about each request, and Sallyport decides by the keys, accounts, roles and access lists that are here."
      actions={
        <Link className="button" data-look="primary" to={scopeUrl(scope, 'apply-definition')}>
          <Icon name="plus" /> Apply Definition
        </Link>
      }
    >
      <Loaded query={query}>
        {({ results, totalCount }) =>
          totalCount === 0 ? (
            <First organization={scope.name} />
          ) : (
            <section className="stack" aria-label="Guarded APIs">
              <span className="quiet" role="status">
                {counted(totalCount, 'guarded API')}
              </span>
              <div>
                <Table
                  caption="Guarded APIs"
                  columns={columnsOf(scope)}
                  rows={results}
                  keyOf={({ name }) => name}
                />
                <Pager page={page} total={totalCount} onPage={setPage} />
              </div>
            </section>
          )
        }
      </Loaded>
      <CallPanel calls={[{ title: 'List the guarded APIs', call }]} />
    </Page>
  );
}

function columnsOf(scope: NamedScope): readonly Column<GuardedApi>[] {
  return [
    {
      name: 'API',
      isHeader: true,
      cell: ({ name, title }) => (
        <>
          <Link to={scopeUrl(scope, `guarded-apis/${name}`)}>{title}</Link>
          <div className="hint">
            <code>{name}</code>
          </div>
        </>
      ),
    },
    { name: 'Mode', cell: ({ mode }) => <ModeBadge mode={mode} /> },
    { name: 'Version', cell: ({ activeVersion }) => activeVersion },
    {
      name: 'Routes',
      cell: ({ name, routeCount }) => (
        <Link to={scopeUrl(scope, `guarded-apis/${name}/routes`)}>{routeCount.toLocaleString()}</Link>
      ),
    },
    {
      name: 'Gates',
      cell: ({ name, gateCount }) => (
        <Link to={scopeUrl(scope, 'gates')} search={{ api: name }}>
          {gateCount}
        </Link>
      ),
    },
    {
      name: 'Let Through in 7 Days',
      cell: ({ name, lastWeek }) => (
        <Link to={scopeUrl(scope, `guarded-apis/${name}/usage`)}>{lastWeek.allowed.toLocaleString()}</Link>
      ),
    },
    {
      name: 'Refused in 7 Days',
      cell: ({ name, lastWeek }) => (
        <Link to={scopeUrl(scope, 'refusals')} search={{ api: name }}>
          {lastWeek.refused.toLocaleString()}
        </Link>
      ),
    },
  ];
}

/** What a guarded API is, and the two commands that make one. */
function First({ organization }: { organization: string }) {
  const name = /[^\w.-]/.test(organization) ? `'${organization.replaceAll("'", `'\\''`)}'` : organization;
  return (
    <Empty title="No guarded API yet">
      <div className={styles.first}>
        <p>
          A guarded API is described by one file, its definition: its routes, the permission that each needs,
          and the roles that hold them. Whatever is not listed is refused. Callers use the API keys and
          service accounts of this organization.
        </p>
        <p>Begin with an OpenAPI document of the API, if it has one:</p>
        <Command
          label="the command that writes a definition"
          text={`sallyport guard import openapi.yaml --api shop --organization ${name} > shop.guard.yaml`}
        />
        <p>Look through the file, then apply it. It begins in the mode “report”, which refuses nothing:</p>
        <Command label="the command that applies a definition" text="sallyport guard apply shop.guard.yaml" />
      </div>
    </Empty>
  );
}

function Command({ text, label }: { text: string; label: string }) {
  return (
    <div className="copy-field">
      <code>{text}</code>
      <CopyButton text={text} label={label} />
    </div>
  );
}

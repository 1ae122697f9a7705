import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Button } from '../../kit/Button.js';
import { csvText } from '../../kit/csv.js';
import { save } from '../../kit/Download.js';
import { Icon } from '../../kit/Icon.js';
import { useMessages } from '../../kit/Messages.js';
import { Empty } from '../../kit/Page.js';
import { Pager } from '../../kit/Pager.js';
import { PathText } from '../../kit/PathText.js';
import { SearchBox } from '../../kit/SearchBox.js';
import { fileName } from '../../lists/ListExport.js';
import { scopeUrl } from '../../shell/scope.js';
import { useListSearch } from '../../shell/search.js';
import { ApiFrame, type ShownApi } from './ApiFrame.js';
import styles from './GuardedApis.module.css';
import { type ApiRole, rolesOfApi } from './who-may.js';

/** Which role holds which permission of a guarded API. */
export function PermissionsPage() {
  return <ApiFrame tab="permissions">{(shown) => <Matrix {...shown} />}</ApiFrame>;
}

const ROWS = 50;

type Permission = ShownApi['definition']['permissions'][number];

function Matrix({ scope, api, definition }: ShownApi) {
  const say = useMessages();
  const { page, search, setPage, setSearch } = useListSearch();
  const roles = useMemo(() => rolesOfApi(definition), [definition]);
  const { permissions } = definition;
  const wanted = search.trim().toLowerCase();
  const matching = permissions.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted));
  const shown = matching.slice((page - 1) * ROWS, page * ROWS);
  return (
    <section className="stack" aria-label="Permissions and roles">
      <p className="quiet">
        Roles of the API permit nothing in Sallyport itself. Grant them like any other role: to API keys,
        service accounts, people and teams.
      </p>
      <div className={styles.tools}>
        <SearchBox label="Search permissions" text={search} onSearch={setSearch} isOfList />
        <span className="quiet" role="status">
          {wanted === '' ? '' : `${matching.length} of `}
          {permissions.length.toLocaleString()} permissions, {roles.length} roles
        </span>
        <span className={styles.spring} />
        <Button
          icon="download"
          onClick={() => {
            const file = `${fileName('permissions', api.title)}.csv`;
            save(csvOf(permissions, roles), file, 'text/csv;charset=utf-8');
            say(`Exported ${permissions.length.toLocaleString()} permissions as ${file}`);
          }}
        >
          Export CSV
        </Button>
      </div>
      {matching.length === 0 ? (
        <Empty title={`No permission matches “${search}”`} />
      ) : (
        <div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to move what is wider than the page */}
          <section className={styles.scroll} aria-label="Roles and their permissions" tabIndex={0}>
            <table className={styles.matrix}>
              <caption className="visually-hidden">Which role holds which permission</caption>
              <thead>
                <tr>
                  <th scope="col">Permission</th>
                  {roles.map((role) => (
                    <Head key={role.role} role={role} />
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map(({ name, title, read }) => (
                  <tr key={name}>
                    <th scope="row">
                      <Link
                        to={scopeUrl(scope, `guarded-apis/${api.name}/routes`)}
                        search={{ permission: name }}
                      >
                        <code>{name}</code>
                      </Link>
                      {title !== name && (
                        <div className="hint">
                          {title}
                          {read && '; Read Only roles hold it'}
                        </div>
                      )}
                    </th>
                    {roles.map(({ role, holds }) => (
                      <td key={role}>
                        {holds.has(name) ? <Icon name="check" /> : null}
                        <span className="visually-hidden">{holds.has(name) ? 'Yes' : 'No'}</span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <Pager page={page} rowsPerPage={ROWS} total={matching.length} onPage={setPage} />
        </div>
      )}
    </section>
  );
}

function Head({ role: { role, title, isCustom } }: { role: ApiRole }) {
  return (
    <th scope="col">
      {title}
      <div className="hint">{isCustom ? <PathText text={role} /> : 'Of Sallyport'}</div>
    </th>
  );
}

function csvOf(permissions: readonly Permission[], roles: readonly ApiRole[]): string {
  return csvText([
    ['permission', 'title', ...roles.map(({ role }) => role)],
    ...permissions.map(({ name, title }) => [
      name,
      title,
      ...roles.map(({ holds }) => (holds.has(name) ? 'yes' : '')),
    ]),
  ]);
}

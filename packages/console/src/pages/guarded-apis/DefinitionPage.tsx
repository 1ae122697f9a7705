import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getApiVersion } from '../../api/calls/guard.js';
import { read } from '../../api/query.js';
import { Code } from '../../kit/Code.js';
import { CopyButton } from '../../kit/Copy.js';
import { DownloadButton } from '../../kit/Download.js';
import { Time } from '../../kit/Time.js';
import { scopeUrl } from '../../shell/scope.js';
import { ApiFrame, type ShownApi } from './ApiFrame.js';
import styles from './GuardedApis.module.css';

/** The definition that is active, as it is stored. */
export function DefinitionPage() {
  return (
    <ApiFrame
      tab="definition"
      actions={({ scope, api }) => (
        <Link
          className="button"
          data-look="primary"
          to={scopeUrl(scope, 'apply-definition')}
          search={{ api: api.name }}
        >
          Apply another definition
        </Link>
      )}
    >
      {(shown) => <Definition {...shown} />}
    </ApiFrame>
  );
}

/** More of a text is for a program to show. */
const MOST_LINES = 2_000;

function Definition({ scope, api }: ShownApi) {
  const text = useMemo(() => JSON.stringify(JSON.parse(api.definition), null, 2), [api.definition]);
  const lines = text.split('\n');
  const version = useQuery(read(getApiVersion(scope.orgId, api.name, api.activeVersion)));
  return (
    <section className="stack-tight" aria-label="Definition">
      <div className="spread">
        <p className="quiet">
          Version {api.activeVersion}
          {version.data && (
            <>
              , applied by {version.data.createdBy ?? 'the server at its start'} on{' '}
              <Time time={version.data.createdAt} />
            </>
          )}
          . It is kept as JSON, without its gates. <code>sallyport guard describe {api.name}</code> writes it
          as YAML.
        </p>
        <span className="row">
          <CopyButton text={text} label="the definition" />
          <DownloadButton text={text} fileName={`${api.name}.guard.json`} label="the definition" />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to move what is longer than the page */}
      <section className={styles.text} aria-label="Text of the definition" tabIndex={0}>
        <Code text={lines.slice(0, MOST_LINES).join('\n')} />
      </section>
      {lines.length > MOST_LINES && (
        <p className="quiet">
          These are the first {MOST_LINES.toLocaleString()} of {lines.length.toLocaleString()} lines. Copy and
          Download take all.
        </p>
      )}
    </section>
  );
}

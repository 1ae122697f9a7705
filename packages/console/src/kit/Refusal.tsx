import { ApiError } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/call.js';
import { read } from '../api/query.js';
import { Backticked } from './Backticked.js';
import { Notice } from './Notice.js';
import { Wait } from './Wait.js';

/** Why something failed: the server's words with the code and the fix, or that there was no answer. */
export function Refusal({ error, title }: { error: unknown; title?: string }) {
  if (!error) return null;
  if (!(error instanceof ApiError))
    return (
      <Notice tone="danger" isUrgent title={title ?? 'The server did not answer'}>
        <p>Nothing was changed as far as is known here. Check the connection and try again.</p>
      </Notice>
    );
  const { errorCode } = error;
  const wait = waitSecondsOf(error);
  const inTheConsole =
    errorCode === undefined ? undefined : (IN_THE_CONSOLE[errorCode] ?? ofAddresses(error));
  return (
    <Notice
      tone="danger"
      isUrgent
      title={inTheConsole?.title ?? error.detail ?? title ?? withoutWords(error.status)}
    >
      {error.fields.length > 0 && (
        <ul>
          {error.fields.map(({ field, description }) => (
            <li key={`${field} ${description}`}>
              <code>{field}</code>: {description}
            </li>
          ))}
        </ul>
      )}
      {wait !== undefined && (
        <p>
          <Wait answer={error} seconds={wait} />
        </p>
      )}
      {errorCode && <Fix code={errorCode}>{inTheConsole?.advice}</Fix>}
    </Notice>
  );
}

interface InTheConsole {
  readonly title?: string;
  readonly advice: ReactNode;
}

/** What to say where the catalogue speaks to programs, and people in the console do something else. */
const IN_THE_CONSOLE: Readonly<Partial<Record<string, InTheConsole>>> = {
  MULTI_FACTOR_AUTH_REQUIRED: {
    advice: (
      <>
        <Link to="/account/security">Set up a second factor</Link> for your account. If it has one already,
        sign out and sign in again with it.
      </>
    ),
  },
  TOO_MANY_ATTEMPTS: { title: 'Too many attempts', advice: 'Guessing is slowed down.' },
  USER_ALREADY_IN_ORG: { advice: 'Change the roles with Edit Permissions in the row of this person.' },
  INVITATION_LINK_INVALID: { advice: 'Ask whoever invited you for a new link.' },
  CSRF_TOKEN_INVALID: {
    title: 'Somebody signed in anew in another window of this browser.',
    advice: 'Reload this page, then try again.',
  },
};

/** What the address of a page names does not exist: the catalogue tells programs which call lists what there is. */
function ofAddresses({ status, errorCode }: ApiError): InTheConsole | undefined {
  if (status !== 404 && !/^INVALID_\w+_ID$/.test(errorCode ?? '')) return undefined;
  return {
    advice: 'It may have been deleted, or the address is not whole. Choose it from its list again.',
  };
}

/** An answer that is not in the form of the API is hardly the server's own. */
function withoutWords(status: number): string {
  return status >= 500 ? `The server, or a proxy before it, answered ${status}` : 'The server refused this';
}

/** How long an answer asks to wait, as it does with status 429 (RFC 9110 section 10.2.3). */
function waitSecondsOf({ status, headers }: ApiError): number | undefined {
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  return status === 429 && Number.isSafeInteger(seconds) ? seconds : undefined;
}

/** What to do, from the catalogue unless it is given, and the code. */
function Fix({ code, children }: { code: string; children: ReactNode }) {
  const { data } = useQuery({
    ...read(call('getErrorExplanation', { errorCode: code })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: children === undefined,
  });
  return (
    <p>
      {children ?? (data && <Backticked text={data.fix} />)}{' '}
      <span className="refusal-code">
        Code: <code>{code}</code>
      </span>
    </p>
  );
}

/** What a refusal says about one field of a form, by its name on the wire. */
export function problemOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.fields.find((violation) => violation.field === field || violation.field.endsWith(`.${field}`))
    ?.description;
}

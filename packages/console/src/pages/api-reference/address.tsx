import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSearchValues } from '../../shell/search.js';
import type { SearchValues } from '../../shell/search-values.js';
import { documentOf, type ReferenceDocument } from './documents.js';
import { type CredentialKind, credentialKinds } from './request-text.js';

/** What the address of the page says. */
export interface ReferenceAddress {
  readonly document: ReferenceDocument;
  /** The name of the chosen operation. */
  readonly operation?: string;
  /** The tag whose operations are shown, when no operation is chosen. */
  readonly tag?: string;
  /** The chosen version; the newest unless there is one. */
  readonly version?: string;
  readonly credential: CredentialKind;
  /** What the list is searched for. */
  readonly search: string;
}

/** Reads and changes the address. Changing keeps what is not named. */
export function useReferenceAddress(): readonly [
  ReferenceAddress,
  (changes: SearchValues, replace?: boolean) => void,
] {
  const [values, change] = useSearchValues();
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [operation, tag, version] = [text('operation'), text('tag'), text('version')];
  return [
    {
      document: documentOf(values.document),
      ...(operation === undefined ? {} : { operation }),
      ...(tag === undefined ? {} : { tag }),
      ...(version === undefined ? {} : { version }),
      credential: credentialKinds.find((kind) => kind === values.credential) ?? 'api-key',
      search: text('search') ?? '',
    },
    change,
  ];
}

/** A link to an operation, a tag or, without either, the overview of a document. */
export function ReferenceLink({
  to,
  isCurrent = false,
  className,
  children,
}: {
  to: { readonly document: ReferenceDocument; readonly operation?: string; readonly tag?: string };
  isCurrent?: boolean;
  className?: string | undefined;
  children: ReactNode;
}) {
  const [{ credential, search, document }] = useReferenceAddress();
  return (
    <Link
      to="/api-reference"
      className={className}
      search={{
        ...(to.document.key === 'atlas' ? {} : { document: to.document.key }),
        ...(to.operation === undefined ? {} : { operation: to.operation }),
        ...(to.tag === undefined ? {} : { tag: to.tag }),
        ...(credential === 'api-key' ? {} : { credential }),
        ...(search === '' || to.document !== document ? {} : { search }),
      }}
      // What is current is said here; the router would take every address with these values for it.
      activeOptions={{ exact: true }}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {children}
    </Link>
  );
}

import { createContext, useContext, useEffect } from 'react';
import { rememberOrganization } from '../session/last-organization.js';
import type { NamedScope } from './scope.js';

/** What the navigation bar and the sidebar show; undefined on pages of no organization. */
export interface CurrentScope {
  readonly scope?: NamedScope;
  /** The organization or project of the address cannot be opened, so nothing leads further into it. */
  readonly isClosed?: boolean;
}

export const CurrentScopeContext = createContext<(current: CurrentScope) => void>(() => {});

/** Tells the frame which organization or project the page below is about. */
export function useCurrentScope(scope: NamedScope | undefined, isClosed: boolean): void {
  const setCurrent = useContext(CurrentScopeContext);
  useEffect(() => {
    setCurrent(scope === undefined ? { isClosed } : { scope });
    if (scope) rememberOrganization(scope.orgId);
    return () => setCurrent({});
  }, [setCurrent, scope, isClosed]);
}

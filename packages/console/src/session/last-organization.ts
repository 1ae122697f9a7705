const KEY = 'sallyport.organization';

/** The organization that was looked at last in this browser: where the console opens. */
export function lastOrganization(): string | null {
  return localStorage.getItem(KEY);
}

export function rememberOrganization(orgId: string): void {
  localStorage.setItem(KEY, orgId);
}

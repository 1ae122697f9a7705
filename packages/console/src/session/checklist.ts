const keyOf = (orgId: string) => `sallyport.checklist.${orgId}`;

/** Whether the list of first steps of an organization was put away in this browser. */
export function hidesChecklist(orgId: string): boolean {
  return localStorage.getItem(keyOf(orgId)) !== null;
}

export function hideChecklist(orgId: string): void {
  localStorage.setItem(keyOf(orgId), 'hidden');
}

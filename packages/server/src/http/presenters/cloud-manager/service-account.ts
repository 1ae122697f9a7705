/** A project that an account is assigned to; this wire does not say with which roles. */
export function presentAccountProject({ projectId }: { readonly projectId: string }) {
  return { groupId: projectId };
}

import { requireGate } from '../../changes/guard/require-guarded-api.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { SECRET_PLACEHOLDER, type SnippetFile } from '../../domain/guard/snippets/plan.js';
import { renderSnippet, type SnippetWish, USUAL_GUARD } from '../../domain/guard/snippets/render-snippet.js';
import { readGuardedApi } from '../../store/queries/guarded-apis.js';
import type { Services } from '../services.js';

/** The configuration of a proxy that asks at a gate, and what stands in it for the secret, which is kept as a hash. */
export async function gateSnippet(
  { store }: Pick<Services, 'store'>,
  which: { readonly organizationId: string; readonly name: string },
  wish: Omit<SnippetWish, 'guard'> & { readonly guard?: string },
): Promise<{ readonly files: SnippetFile[]; readonly secretPlaceholder: string | null }> {
  const { reader } = store;
  const gate = await requireGate(reader, which.organizationId, which.name);
  const api = await readGuardedApi(reader, gate.apiName);
  if (api === null) throw new RefusalError(refuse('GUARDED_API_NOT_FOUND', gate.apiName));
  const hasSecret = gate.secretHash !== null;
  const rendered = renderSnippet({ ...gate, hasSecret }, api.definition, { guard: USUAL_GUARD, ...wish });
  if ('problem' in rendered) {
    const { parameter, problem } = rendered;
    throw new RefusalError({
      ...refuse('INVALID_ATTRIBUTE', parameter),
      fields: [{ field: parameter, description: problem }],
    });
  }
  return { files: [...rendered], secretPlaceholder: hasSecret ? SECRET_PLACEHOLDER : null };
}

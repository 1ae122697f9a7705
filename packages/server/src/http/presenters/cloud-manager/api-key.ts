import type { ApiKey } from '../../../store/queries/api-keys.js';
import type { ApiKeyUserDetails } from '../../schemas/api-keys.js';
import { presentApiKey as presentOnAtlas } from '../api-key.js';
import { linksOf, type MakeLink } from './links.js';

/** An API key as on the Atlas wire, with its link on this one. It is readable only when `privateKey` is given. */
export function presentApiKey(key: ApiKey, link: MakeLink, privateKey?: string): ApiKeyUserDetails {
  return {
    ...presentOnAtlas(key, link, privateKey),
    links: linksOf(link, `/orgs/${key.organizationId}/apiKeys/${key.id}`),
  };
}

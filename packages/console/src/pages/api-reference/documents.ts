import { wirePaths } from '../../domain.js';

/** One of the OpenAPI documents that the server publishes. */
export interface ReferenceDocument {
  /** Its name in the address of the page. */
  readonly key: 'atlas' | 'atlas-v1' | 'cloud-manager';
  readonly name: string;
  /** Where it is, without the extension. */
  readonly path: string;
  /** What the paths of its public operations begin with. */
  readonly basePath: string;
  readonly lead: string;
  /** What a downloaded file is called, without the extension. */
  readonly fileName: string;
}

const atlas: ReferenceDocument = {
  key: 'atlas',
  name: 'Atlas Administration API',
  path: wirePaths.atlas.document,
  basePath: wirePaths.atlas.base,
  lead: 'Version 2 of the MongoDB Atlas Administration API, as this server answers it. Each request names the date of the resource version it was written for.',
  fileName: 'sallyport-atlas-administration-api',
};

const atlasV1: ReferenceDocument = {
  key: 'atlas-v1',
  name: 'Atlas Administration API v1.0',
  path: wirePaths.atlasV1.document,
  basePath: wirePaths.atlasV1.base,
  lead: 'Version 1.0 of the MongoDB Atlas Administration API, which came before the resource versions. Older clients, such as the secrets engine of Vault, still call it.',
  fileName: 'sallyport-atlas-administration-api-v1',
};

const cloudManager: ReferenceDocument = {
  key: 'cloud-manager',
  name: 'Cloud Manager Public API',
  path: wirePaths.cloudManager.document,
  basePath: wirePaths.cloudManager.base,
  lead: 'Version 1.0 of the Cloud Manager Public API, over the same organizations, projects and credentials. It has no resource versions.',
  fileName: 'sallyport-cloud-manager-public-api',
};

export const documents: readonly ReferenceDocument[] = [atlas, atlasV1, cloudManager];

/** The document that the address names; the first one unless it names another. */
export function documentOf(key: unknown): ReferenceDocument {
  return documents.find((document) => document.key === key) ?? atlas;
}

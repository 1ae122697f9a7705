import { type Static, Type } from 'typebox';
import { instanceSizes } from '../../domain/mongodb-versions.js';
import { Links, named, paginated, stringEnum } from './common.js';

const BaseCloudProviderInstanceSize = named(
  'BaseCloudProviderInstanceSize',
  Type.Union(
    [stringEnum(instanceSizes.AWS), stringEnum(instanceSizes.AZURE), stringEnum(instanceSizes.GCP)],
    { readOnly: true },
  ),
);

export const CloudProvider = stringEnum(['AWS', 'AZURE', 'GCP', 'TENANT']);

export type MdbAvailableVersion = Static<typeof MdbAvailableVersion>;
export const MdbAvailableVersion = named(
  'MdbAvailableVersion',
  Type.Object({
    cloudProvider: Type.Optional(CloudProvider),
    defaultStatus: Type.Optional(stringEnum(['DEFAULT', 'NOT_DEFAULT'])),
    instanceSize: Type.Optional(BaseCloudProviderInstanceSize),
    links: Type.Optional(Links),
    version: Type.Optional(Type.String()),
  }),
);

export const PaginatedAvailableVersionView = paginated('PaginatedAvailableVersionView', MdbAvailableVersion);

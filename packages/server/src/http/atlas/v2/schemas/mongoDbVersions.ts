import { type Static, Type } from 'typebox';
import { Links, named, paginated, stringEnum } from './common.js';

/** Instance sizes by cloud provider. */
const AWS_SIZES = `
  M10 M20 M30 M40 M50 M60 M80 M100 M140 M200 M300 R40 R50 R60 R80 R200 R300 R400 R700 M40_NVME M50_NVME
  M60_NVME M80_NVME M200_NVME M400_NVME M30_GEN_2 M40_GEN_2 M50_GEN_2 M60_GEN_2 M80_GEN_2 M140_GEN_2
  M200_GEN_2 M300_GEN_2 R40_GEN_2 R50_GEN_2 R60_GEN_2 R80_GEN_2 R200_GEN_2 R300_GEN_2 R400_GEN_2
  R700_GEN_2 M40_NVME_GEN_2 M50_NVME_GEN_2 M60_NVME_GEN_2 M80_NVME_GEN_2 M200_NVME_GEN_2 M400_NVME_GEN_2
`;
const AZURE_SIZES = `
  M10 M20 M30 M40 M50 M60 M80 M90 M200 R40 R50 R60 R80 R200 R300 R400 M60_NVME M80_NVME M200_NVME
  M300_NVME M400_NVME M600_NVME
`;
const GCP_SIZES = `
  M10 M20 M30 M40 M50 M60 M80 M140 M200 M250 M300 M400 R40 R50 R60 R80 R200 R300 R400 R600 M30_GEN_2
  M40_GEN_2 M50_GEN_2 M60_GEN_2 M80_GEN_2 M140_GEN_2 M200_GEN_2 R40_GEN_2 R50_GEN_2 R60_GEN_2 R80_GEN_2
  R200_GEN_2 R300_GEN_2 R400_GEN_2
`;

const sizesIn = (list: string) => stringEnum(list.trim().split(/\s+/));

const BaseCloudProviderInstanceSize = named(
  'BaseCloudProviderInstanceSize',
  Type.Union([sizesIn(AWS_SIZES), sizesIn(AZURE_SIZES), sizesIn(GCP_SIZES)], { readOnly: true }),
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

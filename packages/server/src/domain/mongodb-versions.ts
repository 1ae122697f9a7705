const words = (text: string) => text.trim().split(/\s+/);

/** The published instance sizes by cloud provider. */
export const instanceSizes = {
  AWS: words(`
    M10 M20 M30 M40 M50 M60 M80 M100 M140 M200 M300 R40 R50 R60 R80 R200 R300 R400 R700 M40_NVME M50_NVME
    M60_NVME M80_NVME M200_NVME M400_NVME M30_GEN_2 M40_GEN_2 M50_GEN_2 M60_GEN_2 M80_GEN_2 M140_GEN_2
    M200_GEN_2 M300_GEN_2 R40_GEN_2 R50_GEN_2 R60_GEN_2 R80_GEN_2 R200_GEN_2 R300_GEN_2 R400_GEN_2
    R700_GEN_2 M40_NVME_GEN_2 M50_NVME_GEN_2 M60_NVME_GEN_2 M80_NVME_GEN_2 M200_NVME_GEN_2 M400_NVME_GEN_2
  `),
  AZURE: words(`
    M10 M20 M30 M40 M50 M60 M80 M90 M200 R40 R50 R60 R80 R200 R300 R400 M60_NVME M80_NVME M200_NVME
    M300_NVME M400_NVME M600_NVME
  `),
  GCP: words(`
    M10 M20 M30 M40 M50 M60 M80 M140 M200 M250 M300 M400 R40 R50 R60 R80 R200 R300 R400 R600 M30_GEN_2
    M40_GEN_2 M50_GEN_2 M60_GEN_2 M80_GEN_2 M140_GEN_2 M200_GEN_2 R40_GEN_2 R50_GEN_2 R60_GEN_2 R80_GEN_2
    R200_GEN_2 R300_GEN_2 R400_GEN_2
  `),
} as const;

type Provider = keyof typeof instanceSizes;

/** The released MongoDB versions with long-term support, newest first; a new cluster gets the first. */
const versions = ['8.0', '7.0'] as const;

/** The version that a new cluster gets. */
export const DEFAULT_MAJOR_VERSION = versions[0];

/** A MongoDB version that a cluster of this provider and size can run. */
export interface AvailableVersion {
  readonly cloudProvider: Provider;
  readonly defaultStatus: 'DEFAULT' | 'NOT_DEFAULT';
  readonly instanceSize: string;
  readonly version: string;
}

const available: readonly AvailableVersion[] = (Object.keys(instanceSizes) as Provider[]).flatMap(
  (cloudProvider) =>
    instanceSizes[cloudProvider].flatMap((instanceSize) =>
      versions.map(
        (version): AvailableVersion => ({
          cloudProvider,
          defaultStatus: version === versions[0] ? 'DEFAULT' : 'NOT_DEFAULT',
          instanceSize,
          version,
        }),
      ),
    ),
);

/** Each part of the filter that is given must match. Shared tiers (`TENANT`) have no versions to choose from. */
export function availableVersions(filter: {
  cloudProvider?: string | undefined;
  defaultStatus?: string | undefined;
  instanceSize?: string | undefined;
}): readonly AvailableVersion[] {
  const { cloudProvider, defaultStatus, instanceSize } = filter;
  return available.filter(
    (entry) =>
      (cloudProvider === undefined || entry.cloudProvider === cloudProvider) &&
      (defaultStatus === undefined || entry.defaultStatus === defaultStatus) &&
      (instanceSize === undefined || entry.instanceSize === instanceSize),
  );
}

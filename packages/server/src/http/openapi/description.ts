import type { Wire } from '../wires/wire.js';

const ABOUT =
  'Programmatic access to organizations and projects: API keys, roles, IP access lists and the audit trail.';

/** What the document of a wire says first, in Markdown. */
export function descriptionOf({ hasVersions, basePath }: Wire, publicUrl: string): string {
  if (!hasVersions) return ABOUT;
  return `${ABOUT}

## Every request names a version

The paths below \`${basePath}\` have versions, and the \`Accept\` header of a request has to name one:
\`application/vnd.atlas.YYYY-MM-DD+json\`. The answer comes in the newest version that is not later than that date, so one
recent date fits all operations. Without a versioned \`Accept\`, or with \`*/*\` or \`application/json\`, the answer is
406 with the code INVALID_VERSION_DATE. Bodies are JSON, whatever version the \`Content-Type\` names.

\`\`\`
curl --digest --user PUBLIC_KEY:PRIVATE_KEY \\
  --header "Accept: application/vnd.atlas.2025-03-12+json" \\
  ${publicUrl}${basePath}/groups
\`\`\`

Each operation has the header as a parameter, with its newest version as the default. Some generators pass over a parameter
of this name, as OpenAPI allows; set the header for the whole client there.`;
}

import type { ErrorDefinition, RefusalParameter } from '../domain/errors/define-error.js';
import { type ErrorCode, errorCatalogue, reasonPhrase } from '../domain/errors.js';
import { anchor, bullets, code, page, table } from './markdown.js';

type Definition = ErrorDefinition<RefusalParameter[]>;

/** docs/reference/errors.md, from the catalogue of refusals. */
export function errorsPage(): string {
  // Each entry is typed by its own arguments; here they are placeholders.
  const entries = Object.entries(errorCatalogue) as unknown as [ErrorCode, Definition][];
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const statuses = [...new Set(entries.map(([, { status }]) => status))].sort((a, b) => a - b);
  return page(
    '# Errors',
    `This page says for every \`errorCode\` when it happens and what to do. The Atlas API also sends the code in the header
\`X-Error-Code\`.`,
    `\`\`\`json
{
  "detail" : "No group with ID 5f0000000000000000000001 exists.",
  "error" : 404,
  "errorCode" : "GROUP_NOT_FOUND",
  "parameters" : [ "5f0000000000000000000001" ],
  "reason" : "Not Found"
}
\`\`\``,
    bullets([
      '`error` and `reason` repeat the status. `detail` is for people, and its wording can change; programs should use `errorCode` and `parameters`.',
      '`badRequestDetail.fields` lists all fields of the request that are wrong, and the reason for each.',
      'A request without valid credentials gets 401 with a Digest challenge and the code `UNEXPECTED_ERROR`. With an invalid access token, the answer has no body; the header `X-Sallyport-Reason` has the reason.',
      'If the caller is not allowed to know that something exists, the answer is 404. So a 404 can also mean that the credential belongs to another organization.',
    ]),
    '## All codes',
    table(
      ['Code', 'Status', 'Meaning'],
      entries.map(([name, { status, meaning }]) => [
        `[${code(name)}](#${anchor(name)})`,
        String(status),
        meaning,
      ]),
    ),
    ...statuses.flatMap((status) => [
      `## ${status} ${reasonPhrase(status)}`,
      ...entries.filter(([, entry]) => entry.status === status).map(([name, entry]) => section(name, entry)),
    ]),
  );
}

function section(name: ErrorCode, entry: Definition): string {
  return page(
    `### ${name}`,
    `> ${sampleDetail(entry)}`,
    entry.meaning,
    `**What to do:** ${entry.fix}`,
    entry.parameters.length === 0 ? '' : `**Parameters:** ${entry.parameters.join('; ')}.`,
    entry.published ? '' : 'This code exists only in Sallyport, not in the public API.',
  ).replace(/\n{3,}/g, '\n\n');
}

/** The sentence of the answer with the names of its parameters in place of their values. */
function sampleDetail({ detail, parameters }: Definition): string {
  const placeholders = Array.from({ length: detail.length }, (_, index) => {
    const [name = '…'] = (parameters[index] ?? '…').split(',');
    return `‹${name}›`;
  });
  return detail(...placeholders);
}

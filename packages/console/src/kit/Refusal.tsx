import { ApiError } from '@sallyport/client';
import { useQuery } from '@tanstack/react-query';
import { get } from '../api/call.js';
import { read } from '../api/query.js';
import { Notice } from './Notice.js';

/** What the catalogue of errors says about a code. */
interface ErrorExplanation {
  readonly meaning: string;
  readonly fix: string;
}

/** Why something failed: the server's words with the code and the fix, or that there was no answer. */
export function Refusal({ error, title }: { error: unknown; title?: string }) {
  if (!error) return null;
  if (!(error instanceof ApiError))
    return (
      <Notice tone="danger" isUrgent title={title ?? 'The server did not answer'}>
        <p>Nothing was changed as far as is known here. Check the connection and try again.</p>
      </Notice>
    );
  return (
    <Notice tone="danger" isUrgent title={error.detail ?? title ?? 'The server refused this'}>
      {error.fields.length > 0 && (
        <ul>
          {error.fields.map(({ field, description }) => (
            <li key={`${field} ${description}`}>
              <code>{field}</code>: {description}
            </li>
          ))}
        </ul>
      )}
      {error.errorCode && <Fix code={error.errorCode} />}
    </Notice>
  );
}

function Fix({ code }: { code: string }) {
  const { data } = useQuery({
    ...read(get<ErrorExplanation>(`/api/private/errors/${encodeURIComponent(code)}`)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <p>
      {data && <Backticked text={`${data.fix} `} />}
      <span className="nowrap">
        Code: <code>{code}</code>
      </span>
    </p>
  );
}

/** What a refusal says about one field of a form, by its name on the wire. */
export function problemOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.fields.find((violation) => violation.field === field || violation.field.endsWith(`.${field}`))
    ?.description;
}

/** Texts of the catalogue have code between backticks. */
function Backticked({ text }: { text: string }) {
  return text.split('`').map((piece, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <code key={place}>{piece}</code>
    ) : (
      piece
    ),
  );
}

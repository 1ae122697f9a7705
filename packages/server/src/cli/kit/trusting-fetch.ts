import { readFileSync } from 'node:fs';
import { Agent, type RequestOptions, request as sendRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import { CommandError } from '../command-error.js';
import type { Environment } from '../io.js';

/**
 * A `fetch` that trusts the authorities of a PEM file beside those that Node brings. `fetch` itself takes none on Node 20, so
 * HTTPS goes another way; redirects are not followed on it. Throws CommandError for a file that cannot be read.
 */
export function trustingFetch(caFile: string, environment: Environment): typeof fetch {
  const files = [caFile, environment.NODE_EXTRA_CA_CERTS || caFile];
  const agent = new Agent({ ca: [...rootCertificates, ...new Set(files.map(readAuthorities))] });
  return async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith('https:')) return fetch(request);
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const headers = Object.fromEntries(request.headers);
    return send(request.url, { method: request.method, headers, agent }, body);
  };
}

function readAuthorities(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(
      `the file of certificate authorities cannot be read: ${error instanceof Error ? error.message : error}. It is the profile's ca_file, SALLYPORT_CA_FILE or SSL_CERT_FILE`,
    );
  }
}

// A Response with one of these takes no body (Fetch standard, "null body status").
const WITHOUT_BODY = [101, 103, 204, 205, 304];

function send(url: string, options: RequestOptions, body: Buffer | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    // The form in which `fetch` fails.
    const fail = (error: Error) => reject(new TypeError('fetch failed', { cause: error }));
    const sent = sendRequest(url, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', fail);
      answer.on('end', () => {
        const { statusCode: status = 0, statusMessage = '', rawHeaders } = answer;
        const headers = new Headers();
        for (let index = 0; index < rawHeaders.length; index += 2)
          headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
        const content = WITHOUT_BODY.includes(status) ? null : Buffer.concat(parts);
        resolve(new Response(content, { status, statusText: statusMessage, headers }));
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

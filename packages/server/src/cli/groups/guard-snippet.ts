import type { Private } from '@sallyport/client';
import {
  type SnippetProxy,
  snippetProxies,
  USUAL_GUARD,
} from '../../domain/guard/snippets/render-snippet.js';
import { CommandError } from '../command-error.js';
import { type Command, defineCommand } from '../kit/command.js';
import { requiredText, text } from '../kit/flags.js';
import { inOrganization, organizationId, output } from '../kit/shared-flags.js';
import { readTextFile } from './guard-file.js';

/** The configuration of a proxy, to be written to a file as it is. */
export const snippet: Command = defineCommand({
  name: 'snippet',
  summary: 'Print the configuration of a proxy that asks at a gate. The proxy starts with it as it stands.',
  operations: ['getGateSnippet'],
  arguments: { proxy: `One of ${snippetProxies.join(', ')}.` },
  argumentValues: snippetProxies,
  flags: {
    ...inOrganization,
    ...output,
    gate: requiredText('Name of the gate. It has to speak the dialect of the proxy.', {
      placeholder: 'name',
    }),
    upstream: requiredText("The API's own server: http://HOST:PORT, https://HOST:PORT or unix:PATH.", {
      placeholder: 'url',
    }),
    listen: requiredText('Where the proxy listens: ADDRESS:PORT, or :PORT for every address.', {
      placeholder: 'address',
    }),
    guard: text('Where gates ask, as the proxy reaches it: the address of --guard-listen.', {
      placeholder: 'url',
      fallback: USUAL_GUARD,
    }),
    secretFile: text('File with the secret of the gate, which the configuration then holds.', {
      placeholder: 'file',
    }),
    file: text('Print another file that the configuration consists of, by its name.', {
      placeholder: 'name',
    }),
  },
  examples: [
    {
      text: 'Configure nginx',
      line: 'guard snippet nginx --gate shop --upstream http://127.0.0.1:3000 --listen 127.0.0.1:8090',
    },
    {
      text: 'Print the Lua file that the configuration of HAProxy names',
      line: 'guard snippet haproxy --gate shop --upstream http://127.0.0.1:3000 --listen :80 --file sallyport.lua',
    },
  ],
  async run(context) {
    const { gate, upstream, listen, guard, secretFile, file } = context.flags;
    const secret = secretFile === undefined ? undefined : readSecret(secretFile);
    const found = await context.call('getGateSnippet', {
      orgId: organizationId(context),
      gateName: gate,
      proxy: readProxy(context.arguments.proxy),
      upstream,
      listen,
      ...(guard !== undefined && { guard }),
    });
    const printed = fileOf(found, file).text;
    const { secretPlaceholder } = found;
    if (secret !== undefined && secretPlaceholder === null)
      throw new CommandError(`--secretFile: gate '${gate}' has no secret`);
    if (secretPlaceholder !== null && secret === undefined && printed.includes(secretPlaceholder))
      context.terminal.writeError(
        `Put the secret of the gate in place of ${secretPlaceholder}, or name its file: --secretFile FILE\n`,
      );
    context.show(found, () =>
      secret === undefined || secretPlaceholder === null
        ? printed
        : printed.replaceAll(secretPlaceholder, secret),
    );
  },
});

function readProxy(given: string): SnippetProxy {
  const proxy = snippetProxies.find((known) => known === given);
  if (proxy === undefined)
    throw new CommandError(`${JSON.stringify(given)} is none of ${snippetProxies.join(', ')}`);
  return proxy;
}

function fileOf({ files }: Private.GateSnippet, name: string | undefined) {
  const found = name === undefined ? files[0] : files.find((each) => each.name === name);
  if (found === undefined)
    throw new CommandError(
      `--file: ${JSON.stringify(name)} is none of ${files.map((each) => each.name).join(', ')}`,
    );
  return found;
}

/** Goes into configurations between quotes. */
const SECRET = /^sgs_[A-Za-z0-9_-]+$/;

function readSecret(file: string): string {
  const secret = readTextFile(file).trim();
  if (!SECRET.test(secret))
    throw new CommandError(`--secretFile: ${file} does not hold the secret of a gate`);
  return secret;
}

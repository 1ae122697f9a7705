import { SettingError } from '../../config/setting-error.js';
import { listenAddress } from '../../config/setting-forms.js';
import { compileAccessList } from '../../domain/access-list.js';
import { coversEverything, parseBlock } from '../../domain/addresses.js';
import { guardProxyBounds } from '../../domain/bounds/guard-proxy.js';
import type { GuardProxyOptions } from '../../http/guard-proxy/guard-proxy.js';
import { CommandError } from '../command-error.js';
import { defineCommand } from '../kit/command.js';
import { list, requiredText, text, toggle, wholeNumber } from '../kit/flags.js';
import { stopSignal } from '../stop-signal.js';
import { createTeller } from '../tell-problems.js';
import {
  GUARD_URL,
  gateFlag,
  placeOf,
  readGateSecret,
  requireGateName,
  SECRET_VARIABLE,
  secretFlag,
} from './guard-place.js';

const LISTEN = '127.0.0.1:8088';
const MOST_SECONDS = 86_400;

export const proxy = defineCommand({
  name: 'proxy',
  summary: `Run a reverse proxy in front of one HTTP API that asks a gate about each request. It takes plain HTTP; streams and WebSockets pass. The secret of the gate, if it has one, is in ${SECRET_VARIABLE} or a file.`,
  flags: {
    ...gateFlag('Name of the gate, of any dialect but envoy and plain.'),
    upstream: requiredText(
      'The API: http://host:port, https://host:port or unix:/path. Only the proxy may reach it.',
      {
        placeholder: 'url',
      },
    ),
    listen: text('Address and port to listen on. Port 0 takes a free one.', {
      placeholder: 'address:port',
      fallback: LISTEN,
    }),
    guardUrl: text(
      'Where gates ask: what the server says at its start, or its own URL for a gate with a secret.',
      {
        placeholder: 'url',
        fallback: `SALLYPORT_GUARD_URL, or ${GUARD_URL}`,
      },
    ),
    ...secretFlag,
    trustedProxy: list(
      'Address or CIDR block of a proxy in front of this one, whose X-Forwarded-For and -Proto are believed.',
      { placeholder: 'block' },
    ),
    keepCredential: toggle(
      'Send Authorization and X-API-Key on to the API. With a token it could call Sallyport itself.',
    ),
    timeout: wholeNumber(
      'Seconds that the API may be silent before it answers.',
      guardProxyBounds.answerSeconds.most,
    ),
  },
  examples: [
    {
      text: 'Guard an API on this machine',
      line: 'guard proxy --gate shop --upstream http://127.0.0.1:3000',
    },
    {
      text: 'Guard it for others, behind a load balancer that ends TLS',
      line: 'guard proxy --gate shop --upstream http://127.0.0.1:3000 --listen 0.0.0.0:8088 --trustedProxy 10.0.0.7',
    },
  ],
  async run({ flags, terminal, environment }) {
    const { gate, timeout } = flags;
    requireGateName(gate);
    if (timeout < 1 || timeout > MOST_SECONDS)
      throw new CommandError(`--timeout: must be 1 to ${MOST_SECONDS} seconds`);
    const guard = placeOf('guardUrl', flags.guardUrl ?? (environment.SALLYPORT_GUARD_URL || GUARD_URL));
    const upstream = placeOf('upstream', flags.upstream);
    const tell = createTeller((line) => terminal.writeError(`${line}\n`));
    const options: GuardProxyOptions = {
      listen: readListen(flags.listen ?? LISTEN),
      guard,
      gate,
      secret: readGateSecret(flags.secretFile, environment),
      upstream,
      trustedProxies: compileAccessList(flags.trustedProxy.map(readProxy)),
      keepsCredential: flags.keepCredential,
      answerMs: timeout * 1000,
      tell,
    };
    // Most commands about guarded APIs do without it.
    const { listenAsGuardProxy } = await import('../../http/guard-proxy/guard-proxy.js');
    const signalled = stopSignal();
    const running = await listenAsGuardProxy(options).catch((error: unknown) => {
      throw new CommandError(
        `cannot listen on ${flags.listen ?? LISTEN}: ${error instanceof Error ? error.message : error}`,
      );
    });
    try {
      // First, so that who waits for the line below waits for a gate that was asked.
      const problem = await Promise.race([running.problemOfGate(), signalled.then(() => undefined)]);
      if (problem !== undefined) tell(`${problem}. Nothing passes until that is changed`);
      terminal.write(
        `The API at ${upstream.url} is guarded at ${running.url} (gate ${gate} at ${guard.url}). Ctrl-C stops it.\n`,
      );
      await terminal.flush();
      await signalled;
    } finally {
      await running.close();
    }
  },
});

function readListen(given: string): GuardProxyOptions['listen'] {
  try {
    return listenAddress(given);
  } catch (error) {
    if (error instanceof SettingError) throw new CommandError(`--listen: ${error.message}`);
    throw error;
  }
}

function readProxy(given: string): string {
  const block = parseBlock(given);
  if ('problem' in block)
    throw new CommandError(`--trustedProxy: ${JSON.stringify(given)} is neither an address nor a CIDR block`);
  if (coversEverything(block))
    throw new CommandError(`--trustedProxy: ${JSON.stringify(given)} would believe everybody`);
  return block.cidrBlock;
}

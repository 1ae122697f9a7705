import { guardDoctorBounds } from '../../domain/bounds/guard-doctor.js';
import { GATE_SECRET_HEADER } from '../../domain/guard/identity-headers.js';
import { CommandError } from '../command-error.js';
import { createAsker } from '../guard-doctor/ask-proxy.js';
import { askDirectly, type KnownGate, modeOf, readGate, sighting } from '../guard-doctor/at-sallyport.js';
import { runCanaries } from '../guard-doctor/canaries.js';
import { type Finding, notKnown } from '../guard-doctor/findings.js';
import { keepAlive, readCounts } from '../guard-doctor/keep-alive.js';
import { type Targets, targetsOf } from '../guard-doctor/targets.js';
import { aroundTheGate } from '../guard-doctor/upstream.js';
import type { Arguments, Context } from '../kit/command.js';
import { type Command, defineCommand } from '../kit/command.js';
import type { Api } from '../kit/connect.js';
import { type Flags, requiredText, text } from '../kit/flags.js';
import { inOrganization, organizationId, output } from '../kit/shared-flags.js';
import type { View } from '../output/output-form.js';
import { loginOf } from '../profiles/login.js';
import {
  gateFlag,
  placeOf,
  readGateSecret,
  requireGateName,
  SECRET_VARIABLE,
  secretFlag,
} from './guard-place.js';

interface Report {
  readonly gate: string;
  readonly url: string;
  readonly findings: readonly Finding[];
}

const view: View<Report> = ({ findings }) =>
  findings
    .map(({ check, state, detail, fix }) => {
      const line = `${state.padEnd(11)}${check}: ${detail}\n`;
      return fix === null ? line : `${line}${' '.repeat(11)}${fix}\n`;
    })
    .join('');

/** Its exit status is 0 when nothing is wrong. */
export const doctor: Command = defineCommand({
  name: 'doctor',
  summary:
    'Look whether a proxy guards an API as it should: send it requests that have to be refused, with GET and without credentials. With a login that may read the gate it looks further. Ends with 1 where something is wrong.',
  flags: {
    ...inOrganization,
    ...output,
    ...gateFlag('Name of the gate that the proxy asks at.'),
    url: requiredText('Where callers reach the proxy: http://host:port or https://host:port.', {
      placeholder: 'url',
    }),
    upstream: text('The API itself, to see whether it serves what comes around the gate.', {
      placeholder: 'url',
    }),
    guardUrl: text('Where the proxy asks, to ask there from here too.', { placeholder: 'url' }),
    secretFile: {
      ...secretFlag.secretFile,
      help: `File with the secret of the gate, for --guardUrl. Default: ${SECRET_VARIABLE}.`,
    },
    path: text('Path that takes credentials, to be asked for. Default: one of the definition.', {
      placeholder: 'path',
    }),
    metrics: text('Metrics of Sallyport. Default: /metrics of its address, with a login.', {
      placeholder: 'url',
    }),
  },
  examples: [
    {
      text: 'Look at the proxy in front of an API',
      line: 'guard doctor --gate shop --url https://shop.example.com --upstream http://10.0.0.5:3000',
    },
    {
      text: 'Let a script look at what is wrong',
      line: 'guard doctor --gate shop --url http://127.0.0.1:8090 --output json',
    },
  ],
  async run(context) {
    const { gate, url, upstream, guardUrl, secretFile, path, metrics } = context.flags;
    requireGateName(gate);
    if (path !== undefined && !/^\/[\x21-\x7e]{0,1000}$/.test(path))
      throw new CommandError(`--path: ${JSON.stringify(path.slice(0, 100))} is no path of a request`);
    if (metrics !== undefined && !(/^https?:/.test(metrics) && URL.canParse(metrics)))
      throw new CommandError('--metrics: must be a URL such as http://127.0.0.1:8080/metrics');
    const proxy = placeOf('url', url);
    const places = {
      upstream: upstream === undefined ? undefined : placeOf('upstream', upstream),
      guard: guardUrl === undefined ? undefined : placeOf('guardUrl', guardUrl),
    };
    const secret = places.guard && readGateSecret(secretFile, context.environment);
    const api = loginOf(context.profile) === undefined ? undefined : context.connect();
    const known = await knownGate(context, api, gate);
    const targets = targetsOf(typeof known === 'string' ? undefined : known, path);
    const counts = () => {
      if (metrics !== undefined) return readCounts(fetch, metrics);
      return api === undefined ? undefined : readCounts(api.fetch, `${api.baseUrl}/metrics`);
    };
    const findings: Finding[] = [];
    const asker = createAsker(proxy, performance.now() + guardDoctorBounds.canarySeconds.most * 1000);
    const askers = [asker];
    const askerOf = (...given: Parameters<typeof createAsker>) => {
      const made = createAsker(...given);
      askers.push(made);
      return made;
    };
    try {
      const before = await counts();
      const first = await asker.ask({ target: targets.guarded });
      if ('problem' in first) throw new CommandError(`--url: the proxy gives no answer: ${first.problem}`);
      if (typeof known !== 'string') findings.push(modeOf(known));
      const definition = typeof known === 'string' ? undefined : known.definition;
      findings.push(...(await runCanaries(asker.ask, first, targets, definition)));
      findings.push(keepAlive(before, await counts()));
      findings.push(await seen(known, targets, askerOf(proxy)));
      if (places.guard !== undefined) {
        const dialect = typeof known === 'string' ? undefined : known.gate.dialect;
        const headers = secret === undefined ? {} : { [GATE_SECRET_HEADER]: secret };
        findings.push(await askDirectly(askerOf(places.guard), gate, dialect, headers));
      }
      if (places.upstream !== undefined)
        findings.push(
          aroundTheGate(targets.guarded, await askerOf(places.upstream).ask({ target: targets.guarded })),
        );
    } finally {
      for (const each of askers) each.close();
    }
    const report: Report = { gate, url, findings };
    context.show(report, view);
    const count = findings.filter(({ state }) => state === 'wrong').length;
    if (count > 0) throw new CommandError(`${count} of ${findings.length} checks found something wrong`);
  },
});

/** What Sallyport knows of the gate, or why that is not known. */
async function knownGate(
  context: Pick<Context<Arguments, Flags>, 'profile'> & {
    readonly flags: { readonly orgId: string | undefined };
  },
  api: Api | undefined,
  gate: string,
): Promise<KnownGate | string> {
  if (api === undefined) return 'this takes a login that may read the gate';
  return readGate(api, organizationId(context), gate);
}

async function seen(known: KnownGate | string, targets: Targets, { ask }: ReturnType<typeof createAsker>) {
  if (typeof known !== 'string') return sighting(known, () => ask({ target: targets.guarded }));
  return notKnown(
    'seen by Sallyport',
    known,
    'Log in as somebody who may read the gate: sallyport auth login.',
  );
}

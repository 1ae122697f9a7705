import { guardDoctorBounds } from '../../domain/bounds/guard-doctor.js';
import { type Finding, notKnown, ok, wrong } from './findings.js';

/** What a node has counted of all its gates. */
export interface GuardCounts {
  readonly questions: number;
  readonly connections: number;
}

/** Reads the metrics of Sallyport; undefined where they are not served there. */
export async function readCounts(send: typeof fetch, url: string): Promise<GuardCounts | undefined> {
  try {
    const signal = AbortSignal.timeout(guardDoctorBounds.answerSeconds.most * 1000);
    const answer = await send(url, { signal, redirect: 'error' });
    if (!answer.ok || answer.body === null) return void (await answer.body?.cancel());
    let text = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.length > guardDoctorBounds.metricsBytes.most) return undefined;
    }
    if (!text.includes(CONNECTIONS)) return undefined;
    return {
      questions: sumOf(text, 'sallyport_guard_decisions_total'),
      connections: sumOf(text, CONNECTIONS),
    };
  } catch {
    return undefined;
  }
}

const CONNECTIONS = 'sallyport_guard_connections_total';

function sumOf(text: string, name: string): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** Fewer tell nothing: each worker of a proxy opens a connection of its own. */
const LEAST_QUESTIONS = 10;

/** Whether gates were asked over connections that are kept, as far as the counts before and after the canaries tell. */
export function keepAlive(before: GuardCounts | undefined, after: GuardCounts | undefined): Finding {
  const check = 'keep-alive to the gate';
  if (before === undefined || after === undefined)
    return notKnown(
      check,
      'the metrics of Sallyport are not to be had here',
      'Name their address with --metrics, such as http://127.0.0.1:8080/metrics.',
    );
  const questions = after.questions - before.questions;
  const connections = after.connections - before.connections;
  if (questions < LEAST_QUESTIONS)
    return notKnown(
      check,
      `${questions} questions came to this node`,
      'Name the metrics of the node that the proxy asks with --metrics.',
    );
  const said = `${questions} questions came over ${connections} new connections`;
  return connections * 2 <= questions
    ? ok(check, said)
    : wrong(
        check,
        said,
        'Have the proxy keep its connections to the gate, which makes decisions several times as fast: sallyport guard snippet prints how.',
      );
}

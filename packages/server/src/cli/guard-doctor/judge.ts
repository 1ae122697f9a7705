import type { Answer, Asked, Canary } from './ask-proxy.js';
import { shown } from './ask-proxy.js';
import { type Finding, notKnown, ok, wrong } from './findings.js';

/** What one canary came to: nothing to say, or what is wrong or not known of it. */
export type Judged = undefined | { readonly isWrong: boolean; readonly detail: string };

/** A canary with a name for people, and how its answer is to be read. */
export interface Judgement {
  readonly title: string;
  readonly canary: Canary;
  readonly judge: (asked: Asked) => Judged;
}

/** Refused by Sallyport, whatever the reason. */
export function mustBeRefused(asked: Asked): Judged {
  if ('problem' in asked) return { isWrong: false, detail: shown(asked) };
  if (isRefusal(asked)) return undefined;
  // Proxies refuse by themselves what they cannot read; an API may too.
  return { isWrong: asked.status !== 400, detail: shown(asked) };
}

/** Refused, or answered as without what was sent along. */
export function mustChangeNothing(usual: Usual, marker: string | undefined): (asked: Asked) => Judged {
  return (asked) => {
    if ('problem' in asked) return { isWrong: false, detail: shown(asked) };
    if (isRefusal(asked)) return undefined;
    if (marker !== undefined && JSON.stringify([asked.headers, asked.body]).includes(marker))
      return { isWrong: true, detail: 'the API got it: it is in the answer' };
    if (!usual.isSteady) return { isWrong: false, detail: 'the answers of that route differ by themselves' };
    if (asked.status === usual.answer.status && asked.body === usual.answer.body) return undefined;
    return { isWrong: asked.status !== 400, detail: `the answer is another one (${shown(asked)})` };
  };
}

/** How an open route answers when nothing is sent along. */
export interface Usual {
  readonly answer: Answer;
  /** Whether it did so twice. */
  readonly isSteady: boolean;
}

export function isRefusal(asked: Asked): boolean {
  return !('problem' in asked) && asked.reason !== undefined && asked.status >= 400;
}

/** What several canaries of one check came to. */
export async function judgeAll(
  check: string,
  judgements: readonly Judgement[],
  ask: (canary: Canary) => Promise<Asked>,
  texts: { readonly ok: string; readonly fix: string },
): Promise<Finding> {
  const found: { readonly title: string; readonly isWrong: boolean; readonly detail: string }[] = [];
  for (const { title, canary, judge } of judgements) {
    const judged = judge(await ask(canary));
    if (judged !== undefined) found.push({ title, ...judged });
  }
  const worst = found.filter(({ isWrong }) => isWrong);
  if (worst.length > 0) return wrong(check, listed(worst), texts.fix);
  if (found.length > 0)
    return notKnown(
      check,
      listed(found),
      'See in the log of the proxy that it refused by itself, and that nothing got to the API.',
    );
  return ok(check, `${texts.ok} (${judgements.length} tried)`);
}

const MOST_LISTED = 3;

function listed(found: readonly { readonly title: string; readonly detail: string }[]): string {
  const lines = found.slice(0, MOST_LISTED).map(({ title, detail }) => `${title}: ${detail}`);
  const more = found.length - lines.length;
  return lines.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { markAnswered, markSent, watchForm } from './drafts.js';
import { problemOf } from './Refusal.js';

/** What is wrong with what was typed, by field, in sentences that say how to mend it. */
export type Problems<Field extends string> = { readonly [name in Field]?: string | undefined };

/** How the call of a form stands; what `useSend` and `useSteps` give is one. */
interface Sending {
  readonly isPending: boolean;
  readonly error: unknown;
}

const NOTHING_SENT: Sending = { isPending: false, error: null };

/**
 * What all forms do alike. An attempt to send shows what is wrong, and puts the focus on the first field that has
 * something; when nothing is wrong and no call is under way, it calls `send`. `props` belong to the `<form>`, and
 * `problem` says what is wrong with a field here or, after a refusal, in the words of the server.
 */
export function useForm<Field extends string>({
  problems,
  showsAtOnce = false,
  take,
  sending = NOTHING_SENT,
  isQuestion = false,
  send,
}: {
  /** As they are now. They show from the first attempt on. */
  problems?: Problems<Field>;
  /** They show from the beginning: for a form that begins with what is saved. */
  showsAtOnce?: boolean;
  /** Takes what is typed into a field for several things, at each attempt. False when that failed, which the field says itself. */
  take?: () => boolean;
  sending?: Sending;
  /** What is typed asks for something and is nothing to lose. */
  isQuestion?: boolean;
  send: () => void;
}) {
  const ref = useRef<HTMLFormElement>(null);
  const place = useCallback(
    (form: HTMLFormElement) => {
      ref.current = form;
      const forget = isQuestion ? undefined : watchForm(form);
      return () => {
        forget?.();
        ref.current = null;
      };
    },
    [isQuestion],
  );
  const [isTried, setIsTried] = useState(false);
  const [failures, setFailures] = useState(0);
  // After the problems are on the page.
  useEffect(() => {
    if (failures > 0) focusFirstProblem(ref.current);
  }, [failures]);
  const isSending = useRef(false);
  useEffect(() => {
    if (isSending.current && !sending.isPending) markAnswered(ref.current, !sending.error);
    isSending.current = sending.isPending;
  }, [sending.isPending, sending.error]);

  function attempt(then = send): void {
    setIsTried(true);
    if (sending.isPending) return;
    const isTaken = take?.() ?? true;
    if (isTaken && !Object.values(problems ?? {}).some(Boolean)) {
      markSent(ref.current);
      then();
    } else setFailures((before) => before + 1);
  }
  return {
    props: {
      ref: place,
      // The browser's own words would come before these.
      noValidate: true,
      onSubmit(event: FormEvent) {
        event.preventDefault();
        attempt();
      },
    },
    problem: (field: Field): string | undefined =>
      (isTried || showsAtOnce ? problems?.[field] : undefined) ?? problemOf(sending.error, field),
    /** For a second button, which does something else when nothing is wrong. */
    attempt,
    /** As before the first attempt. */
    reset: () => setIsTried(false),
    focusFirst: () => focusFirst(ref.current),
    /** Puts the focus on what turned out to be wrong later. */
    focusProblem: () => setFailures((before) => before + 1),
  };
}

/** Puts the focus on the first field of a form, from a button that goes away. */
export function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.focus();
}

/** Fields of one control mark it. Those of several have the problem beside them. */
function focusFirstProblem(form: HTMLFormElement | null): void {
  const field = form?.querySelector('.problem')?.parentElement;
  const control =
    field?.querySelector<HTMLElement>('[aria-invalid]') ??
    field?.querySelector<HTMLElement>('input, select, textarea, button');
  control?.focus();
}

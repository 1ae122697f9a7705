import { type ErrorComponentProps, lazyRouteComponent, useRouter } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Button } from '../kit/Button.js';
import { Notice } from '../kit/Notice.js';
import { Page } from '../kit/Page.js';
import { Refusal } from '../kit/Refusal.js';

/** The script of a page could not be had: the connection, or a newer console on the server, where it has another name. */
class MissingScript extends Error {}

const RELOAD = 'sallyport.reload';
/** Within this time a second reload would not help either. */
const PATIENCE_MS = 20_000;

/** Which build this is: its first script is named by a hash that covers what it imports. */
const build = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src;

/**
 * A page that is loaded when it is first opened. A browser never asks twice for a script that failed, so where one is missing
 * the whole document is loaded anew, once.
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    try {
      return await load();
    } catch (cause) {
      if (reloadOnce()) await new Promise(() => {});
      throw new MissingScript('a script of the console is missing', { cause });
    }
  }, name);
}

function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(RELOAD)?.split(' ')[0] ?? 0);
  if (Date.now() - last < PATIENCE_MS) return false;
  sessionStorage.setItem(RELOAD, `${Date.now()} ${build}`);
  location.reload();
  return true;
}

/** Whether this document was loaded by itself because the server has a newer console. Says so once. */
export function wasRenewed(): boolean {
  const [time, before] = sessionStorage.getItem(RELOAD)?.split(' ') ?? [];
  if (before === undefined || before === build) return false;
  sessionStorage.setItem(RELOAD, `${time}`);
  return true;
}

/** In place of a page that failed. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const isMissing = error instanceof MissingScript;
  return (
    <div className="content stack">
      {isMissing ? (
        <Notice tone="danger" isUrgent title="This page could not be loaded">
          <p>Nothing was changed. Check the connection, then load it again.</p>
        </Notice>
      ) : (
        <Refusal error={error} title="This page failed" />
      )}
      <div>
        <Button
          onClick={() => {
            if (isMissing) return location.reload();
            reset();
            void router.invalidate();
          }}
        >
          Try again
        </Button>
      </div>
    </div>
  );
}

/** At an address that is none. */
export function NoPage() {
  return (
    <Page title="Page not found">
      <p>
        There is no page at this address. <a href="./">Go to the first page.</a>
      </p>
    </Page>
  );
}

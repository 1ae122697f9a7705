import { useCallback, useEffect, useRef, useState } from 'react';
import { type EventFilter, listEvents } from '../../api/calls/events.js';
import { send } from '../../api/send.js';
import { limits } from '../../domain.js';
import { save } from '../../kit/Download.js';
import { useMessages } from '../../kit/Messages.js';
import type { NamedScope } from '../../shell/scope.js';
import { type ExportForm, exportForms, exportName } from './export-file.js';
import { readAllEvents } from './read-all-events.js';

export type ExportState =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly read: number; readonly total: number }
  | { readonly step: 'failed'; readonly error: unknown }
  /** Made, without the older ones beyond what one file holds. */
  | { readonly step: 'cut'; readonly read: number; readonly total: number };

/** Reads all events that match and hands them to the browser as a file. It ends with the page, or when cancelled. */
export function useExport(scope: NamedScope, filter: EventFilter) {
  const [state, setState] = useState<ExportState>({ step: 'idle' });
  const running = useRef<AbortController>(undefined);
  const say = useMessages();

  useEffect(() => () => running.current?.abort(), []);

  async function start(form: ExportForm) {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setState({ step: 'reading', read: 0, total: 0 });
    try {
      const { events, total } = await readAllEvents(
        (pageNum, includeCount) =>
          send(
            listEvents(scope, filter, { pageNum, itemsPerPage: limits.itemsPerPage, includeCount }),
            signal,
          ),
        { signal, onProgress: (read, all) => setState({ step: 'reading', read, total: all }) },
      );
      signal.throwIfAborted();
      if (events.length === 0) {
        setState({ step: 'idle' });
        return say('No event matches any more; no file was made');
      }
      const { type, write } = exportForms[form];
      const name = exportName(scope.name, events, form);
      save(write(events), name, `${type};charset=utf-8`);
      setState(total > events.length ? { step: 'cut', read: events.length, total } : { step: 'idle' });
      say(
        `Exported ${events.length.toLocaleString()} ${events.length === 1 ? 'event' : 'events'} as ${name}`,
      );
    } catch (error) {
      if (signal.aborted) return;
      setState({ step: 'failed', error });
    }
  }

  const dismiss = useCallback(() => {
    running.current?.abort();
    setState({ step: 'idle' });
  }, []);

  return {
    state,
    start,
    dismiss,
    cancel() {
      dismiss();
      say('Export cancelled; no file was made');
    },
  };
}

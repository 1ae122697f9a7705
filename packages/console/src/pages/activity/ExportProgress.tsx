import { Button } from '../../kit/Button.js';
import { Notice } from '../../kit/Notice.js';
import { Refusal } from '../../kit/Refusal.js';
import styles from './Activity.module.css';
import type { ExportState } from './useExport.js';

/** How far an export is, and what became of it if it is not simply done. */
export function ExportProgress({
  state,
  onCancel,
  onDismiss,
}: {
  state: ExportState;
  onCancel: () => void;
  onDismiss: () => void;
}) {
  const number = (value: number) => value.toLocaleString();
  if (state.step === 'idle') return null;
  if (state.step === 'failed')
    return (
      <div className="stack-tight">
        <Refusal error={state.error} title="The export failed" />
        <div>
          <Button onClick={onDismiss}>Close</Button>
        </div>
      </div>
    );
  if (state.step === 'cut')
    return (
      <Notice
        tone="warning"
        isUrgent
        title={`The file holds the newest ${number(state.read)} of ${number(state.total)} events`}
      >
        <p>
          One file takes no more. For the older ones, narrow the time range and export again, or read them
          with the call below.
        </p>
        <div>
          <Button onClick={onDismiss}>Close</Button>
        </div>
      </Notice>
    );
  const { read, total } = state;
  return (
    <div className={`card ${styles.progress}`}>
      <div className="stack-tight">
        <strong role="status">
          {total === 0 ? 'Reading events' : `Read ${number(read)} of ${number(total)} events`}
        </strong>
        <progress aria-label="Progress of the export" max={total || 1} value={read} />
      </div>
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}

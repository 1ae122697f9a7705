import type { ReactNode } from 'react';
import styles from './WayOut.module.css';

/** What leaving or deleting means, with the button that does it where it can be done. */
export function WayOut({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.wayOut}>
      <p className="quiet">{children}</p>
      {action}
    </div>
  );
}

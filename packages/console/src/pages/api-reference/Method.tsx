import styles from './Method.module.css';

/** The method of a request, as a label. */
export function Method({ method }: { method: string }) {
  return (
    <span className={styles.method} data-method={method}>
      {method}
    </span>
  );
}

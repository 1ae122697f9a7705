import { Code } from '../../kit/Code.js';
import { CopyButton } from '../../kit/Copy.js';
import styles from './ApiReference.module.css';

/** A command with a button that copies it. `label` says what it is. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <div className={styles.codeBlock}>
      <div className="spread">
        <span className="quiet">{label}</span>
        <CopyButton text={text} label={label} />
      </div>
      <Code text={text} />
    </div>
  );
}

import { useMemo } from 'react';
import styles from './QrCode.module.css';
import { qrPath } from './qr-path.js';

/** Whole ones, so that every module is as wide as the others. */
const PIXELS = 4;

/** A QR code. Dark on light in either theme, as readers of such codes expect. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.code}
      width={size * PIXELS}
      height={size * PIXELS}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

import { useId } from 'react';
import { counted } from './counted.js';
import { lazily } from './lazily.js';
import styles from './UseChart.module.css';

/** A bar of the chart. */
export interface ChartPeriod {
  readonly startsAt: string;
  readonly allowed: number;
  readonly refused: number;
}

const HEIGHT = 96;
const BAR = 10;
const GAP = 3;
/** A count that is small beside the others is still seen. */
const LEAST = 2;

const day = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }));
const hour = lazily(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }));

/** Calls and refusals as bars, the newest at the end. The same stands in a table for those who do not see the picture. */
export function UseChart({
  label,
  periods,
  by = 'day',
}: {
  /** What was called, and over which time. */
  label: string;
  periods: readonly ChartPeriod[];
  by?: 'day' | 'hour';
}) {
  const id = useId();
  const most = Math.max(0, ...periods.map(({ allowed, refused }) => allowed + refused));
  const allowed = sum(periods, 'allowed');
  const refused = sum(periods, 'refused');
  const nameOf = (startsAt: string) => (by === 'day' ? day : hour)().format(new Date(startsAt));
  const first = periods[0];
  const last = periods.at(-1);
  const width = Math.max(1, periods.length * (BAR + GAP) - GAP);
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id} className={styles.caption}>
        <span>{label}</span>
        <span className={styles.legend}>
          <span data-kind="allowed">{counted(allowed, 'call')} let through</span>
          <span data-kind="refused">{refused.toLocaleString()} refused</span>
        </span>
      </figcaption>
      {most === 0 ? (
        <p className="quiet">No calls in this time.</p>
      ) : (
        <>
          <svg
            className={styles.picture}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <line x1="0" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={styles.ground} />
            {periods.map((period, at) => {
              const below = heightOf(period.allowed, most);
              const above = heightOf(period.refused, most);
              const x = at * (BAR + GAP);
              return (
                <g key={period.startsAt}>
                  <title>{`${nameOf(period.startsAt)}: ${wordsOf(period)}`}</title>
                  <rect x={x} y={0} width={BAR} height={HEIGHT} className={styles.room} />
                  <rect x={x} y={HEIGHT - below} width={BAR} height={below} className={styles.allowed} />
                  <rect
                    x={x}
                    y={HEIGHT - below - above}
                    width={BAR}
                    height={above}
                    className={styles.refused}
                  />
                </g>
              );
            })}
          </svg>
          <div className={styles.ends}>
            <span>{first && nameOf(first.startsAt)}</span>
            <span>
              highest {by}: {counted(most, 'call')}
            </span>
            <span>{last && nameOf(last.startsAt)}</span>
          </div>
          <details className={styles.table}>
            <summary>As a table</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{by === 'day' ? 'Day (UTC)' : 'Hour'}</th>
                  <th scope="col">Let through</th>
                  <th scope="col">Refused</th>
                </tr>
              </thead>
              <tbody>
                {periods.map((period) => (
                  <tr key={period.startsAt}>
                    <th scope="row">{nameOf(period.startsAt)}</th>
                    <td>{period.allowed.toLocaleString()}</td>
                    <td>{period.refused.toLocaleString()}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </figure>
  );
}

function heightOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(LEAST, (count / most) * (HEIGHT - LEAST));
}

function sum(periods: readonly ChartPeriod[], name: 'allowed' | 'refused'): number {
  return periods.reduce((total, period) => total + period[name], 0);
}

function wordsOf({ allowed, refused }: ChartPeriod): string {
  return `${allowed.toLocaleString()} let through, ${refused.toLocaleString()} refused`;
}

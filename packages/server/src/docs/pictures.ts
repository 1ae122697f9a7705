import { decisionSteps } from '../access/decision/steps.js';
import { FLOORS } from './floors.js';

const INK = '#0f172a';
const FAINT = '#334155';
const LINE = '#475569';
const RED = '#b91c1c';

/** A picture on white, so that it reads in dark themes too. */
function svg(width: number, height: number, label: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img" aria-label="${label}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="${LINE}"/></marker></defs>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function text(x: number, y: number, words: string, attributes = `font-size="13" fill="${FAINT}"`): string {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" ${attributes}>${escaped}</text>`;
}

function arrow(x1: number, y1: number, x2: number, y2: number, color = LINE): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${color}" stroke-width="1.5" marker-end="url(#a)"/>`;
}

interface Told {
  readonly title: string;
  readonly does: string;
  readonly refuses?: string;
}

/** What happens to a request after its decision. */
const AFTER: readonly Told[] = [
  {
    title: 'Body',
    does: 'read within its bounds; then the decision is made again',
    refuses: '413, or as above',
  },
  { title: 'Parameters', does: 'checked; every violation named', refuses: '400 with all fields' },
  {
    title: 'Service',
    does: 'invariants, change and event in one transaction',
    refuses: 'a refusal from the catalogue',
  },
  { title: 'Answer', does: 'presenter, links, envelope, headers' },
];

const ROW = 50;

/** The way of a request: the steps of the decision in their order, and what follows. */
export function requestPathPicture(): string {
  const all: readonly Told[] = [...decisionSteps, ...AFTER];
  const top = 30;
  const parts = [text(60, 20, 'request', `font-size="15" fill="${INK}"`)];
  for (const [index, { title, does, refuses }] of all.entries()) {
    const y = top + index * ROW;
    const isDecision = index < decisionSteps.length;
    parts.push(
      `<rect x="30" y="${y}" width="570" height="36" rx="6" fill="${isDecision ? '#e0f2fe' : '#ecfccb'}" stroke="#64748b"/>`,
      text(44, y + 23, `${index + 1}  ${title}`, `font-size="15" font-weight="600" fill="${INK}"`),
      text(588, y + 23, does, `font-size="12.5" text-anchor="end" fill="${FAINT}"`),
    );
    if (refuses !== undefined)
      parts.push(
        arrow(600, y + 18, 650, y + 18, RED),
        text(660, y + 23, refuses, `font-size="13.5" fill="${RED}"`),
      );
    if (index < all.length - 1) parts.push(arrow(315, y + 37, 315, y + ROW - 1));
  }
  const decided = top + (decisionSteps.length - 1) * ROW + 36;
  parts.push(
    `<line x1="16" y1="${top}" x2="16" y2="${decided}" stroke="#0284c7" stroke-width="4"/>`,
    text(
      660,
      20,
      'blue: the decision; in memory, but for the reach of a few operations',
      `font-size="12.5" fill="#0369a1"`,
    ),
  );
  const label = 'The way of a request through Sallyport, step by step, with the refusal each step can give';
  return svg(1040, top + all.length * ROW, label, parts);
}

/** What stands beside the floors: where programs begin, and the version. */
const NOT_DRAWN = ['build', 'main', 'testing', 'testing-program'];

/** The floors from the top down; each names those it may import from. */
export function floorsPicture(): string {
  const floors = Object.entries(FLOORS).filter(([name]) => !NOT_DRAWN.includes(name));
  const parts = floors.flatMap(([name, { holds, imports }], index) => {
    const y = 20 + index * 46;
    const below = imports.filter((each) => each !== 'build').reverse();
    return [
      `<rect x="20" y="${y}" width="470" height="36" rx="6" fill="#f1f5f9" stroke="#64748b"/>`,
      text(34, y + 23, name, `font-size="15" font-weight="600" fill="${INK}"`),
      text(478, y + 23, holds, `font-size="12.5" text-anchor="end" fill="${FAINT}"`),
      ...(below.length === 0
        ? []
        : [
            arrow(490, y + 18, 520, y + 18),
            text(528, y + 23, below.join(' · '), `font-size="12.5" fill="${FAINT}"`),
          ]),
    ];
  });
  const label = 'The floors of the server from the top down, and from which of them each may import';
  return svg(1200, 30 + floors.length * 46, label, parts);
}

const NODES = ['node 1', 'node 2', 'node 3'];

/** Several nodes: who speaks to whom, and what is where. */
export function severalNodesPicture(): string {
  const box = (x: number, y: number, width: number, height: number, fill: string) =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="#64748b"/>`;
  const title = (x: number, y: number, words: string) =>
    text(x, y, words, `font-size="15" font-weight="600" text-anchor="middle" fill="${INK}"`);
  const line = (x: number, y: number, words: string) =>
    text(x, y, words, `font-size="12.5" text-anchor="middle" fill="${FAINT}"`);
  const nodes = NODES.flatMap((name, index) => {
    const x = 30 + index * 300;
    const middle = x + 130;
    return [
      arrow(460, 106, middle, 158),
      box(x, 160, 260, 92, '#e0f2fe'),
      title(middle, 184, name),
      line(middle, 204, 'decides from memory'),
      line(middle, 222, 'alone: limits, nonces, throttles'),
      line(middle, 240, 'the same master key'),
      arrow(middle, 254, 330 + index * 30, 318),
    ];
  });
  const parts = [
    box(310, 10, 300, 40, '#f1f5f9'),
    title(460, 35, 'clients'),
    arrow(460, 50, 460, 68),
    box(310, 70, 300, 36, '#f1f5f9'),
    title(460, 93, 'load balancer'),
    text(622, 93, 'asks every node for /readyz each second', `font-size="12.5" fill="${FAINT}"`),
    ...nodes,
    text(
      400,
      292,
      'reads, writes; every 0.3 s the changes of the others',
      `font-size="12.5" fill="${FAINT}"`,
    ),
    box(230, 320, 260, 58, '#ecfccb'),
    title(360, 344, 'PostgreSQL, primary'),
    line(360, 364, 'all data; sealed with the master key'),
    arrow(490, 349, 588, 349),
    text(506, 340, 'synchronous', `font-size="12.5" fill="${FAINT}"`),
    box(590, 320, 260, 58, '#f1f5f9'),
    title(720, 344, 'standby'),
    line(720, 364, 'never asked; takes over'),
  ];
  const label = 'Clients, a load balancer, three nodes, and one PostgreSQL with a standby';
  return svg(920, 390, label, parts);
}

/** Drawn on a grid of 16, in the colour of the text. */
const PATHS = {
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.5l.5 1.9 1.6.7 1.7-1 1.1 1.1-1 1.7.7 1.6 1.9.5v1.6l-1.9.5-.7 1.6 1 1.7-1.1 1.1-1.7-1-1.6.7-.5 1.9H7.2l-.5-1.9-1.6-.7-1.7 1-1.1-1.1 1-1.7-.7-1.6-1.1-.5V8l1.1-.5.7-1.6-1-1.7 1.1-1.1 1.7 1 1.6-.7.3-1.9z',
  ellipsis: 'M3 8h.01M8 8h.01M13 8h.01',
  'vertical-ellipsis': 'M8 3v.01M8 8v.01M8 13v.01',
  trash: 'M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.7 6.7v4M9.3 6.7v4',
  edit: 'M10.6 2.6l2.8 2.8-7.9 7.9-3.3.5.5-3.3zM8.9 4.3l2.8 2.8',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  check: 'M3 8.5l3.3 3.3L13 4.8',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  down: 'M4 6.2l4 4 4-4',
  up: 'M4 9.8l4-4 4 4',
  unsorted: 'M5 6.2l3-3 3 3M5 9.8l3 3 3-3',
  right: 'M6 4l4 4-4 4',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14',
  warning: 'M8 2l6.5 11.5h-13zM8 6.5v3M8 11.6v.01',
  info: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 7.3v3.9M8 4.9v.01',
  user: 'M8 8.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.8 14c.5-2.8 2.5-4.3 5.2-4.3s4.7 1.5 5.2 4.3',
  plus: 'M8 3v10M3 8h10',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  refresh: 'M13 5.2A5.6 5.6 0 1 0 13.6 8M13.5 2v3.4h-3.4',
  share: 'M8 10V2M5 4.7L8 1.8l3 2.9M4.5 7.5H3v6.5h10V7.5h-1.5',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  download: 'M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: what it says has to stand beside it, or in the label of its button. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name.includes('ellipsis') ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

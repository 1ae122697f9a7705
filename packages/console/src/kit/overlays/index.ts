// What is laid over a page, with the library that it takes: loaded when it is first wanted (../WithOverlays.tsx).
export { ConfirmBox, DialogBox } from './DialogBox.js';
export { MenuBox } from './MenuBox.js';
export { PopoverBox } from './PopoverBox.js';

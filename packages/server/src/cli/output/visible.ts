/**
 * What others named things must neither move the cursor, break a line nor turn its direction: controls, line and paragraph
 * separators, and the marks of the bidirectional algorithm (Unicode Standard Annex 9, section 2).
 */
const INVISIBLE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text with blanks in place of what is not seen and does something. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, ' ');
}

/** JSON with such characters escaped, so that it says the same. Those that JSON escapes by itself are not there any more. */
export function visibleJson(json: string): string {
  return json.replace(INVISIBLE, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

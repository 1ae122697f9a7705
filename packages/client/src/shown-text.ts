/** What breaks a line or moves on in it. */
const BLANK = /[\t-\r\u0085\u2028\u2029]/gu;

/**
 * What is not seen and does something, or makes two texts look alike: controls, and format characters such as the marks of the
 * bidirectional algorithm and blanks without width. Joiners say something in emoji and in scripts that join their letters.
 */
const UNSEEN =
  /(?<!\ufe0f|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}])[\u200c\u200d]|(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** A text that somebody chose, as a terminal or a page may show it: nothing in it is hidden, and it stays on its line. */
export function shownText(text: string): string {
  return text.replace(BLANK, ' ').replace(UNSEEN, codeOf);
}

/** JSON that says the same, with such characters escaped; those that JSON escapes by itself are not there any more. */
export function shownJson(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character === '\n' ? character : codeOf(character),
  );
}

/** As JSON and JavaScript write it: `\u202e`, and two of these beyond 16 bits. */
function codeOf(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

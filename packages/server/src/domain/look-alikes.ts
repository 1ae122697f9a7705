/** Control and format characters, and all else that shows nothing where it stands: Unicode's own list of them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Alphabets that share shapes with each other; those of other scripts are taken for nothing else. */
const ALPHABETS = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
];

/** Lower-case letters of Cyrillic and Greek that are drawn like Latin ones: a word of them alone reads as another. */
const LIKE_LATIN = /^[асԁеһіјӏорԛѕуѵѡхѐёїαγικνορτυωχ\P{L}]+$/u;

/** Letters such as full-width ones, which are drawn like the plain letters they stand for. */
const DRESSED_UP = /(?![A-Za-z])[\p{Lu}\p{Ll}]/gu;

export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/** Whether a word has letters of several alphabets, as those have that are to be taken for another. */
export function mixesAlphabets(word: string): boolean {
  return ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1;
}

/** Whether a word in lower case could be one in plain Latin letters by its looks, and is not. */
export function readsAsLatin(word: string): boolean {
  return /(?!\p{Script=Latin})\p{L}/u.test(word) && LIKE_LATIN.test(word);
}

export function hasDressedUpLetters(text: string): boolean {
  return [...text.matchAll(DRESSED_UP)].some(([letter]) => /^[A-Za-z]+$/.test(letter.normalize('NFKC')));
}

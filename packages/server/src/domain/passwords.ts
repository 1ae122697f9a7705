/** Characters as people count them. The upper bound limits what one request makes the hash read. */
export const passwordCharacters = { least: 12, most: 256 } as const;

/** Why a password is not taken. */
export type PasswordProblem = 'too short' | 'too long' | 'user name' | 'common';

/** What to do about each, as forms say it beside the field. */
export const passwordAdvice: Readonly<Record<PasswordProblem, string>> = {
  'too short': `Enter at least ${passwordCharacters.least} characters.`,
  'too long': `Enter at most ${passwordCharacters.most} characters.`,
  'user name': 'Choose another one than your e-mail address.',
  common: 'This is one of the first that anybody would guess: choose another one.',
};

/** What guessing starts with among passwords that are long enough, in lower case. */
const COMMON = new Set(
  `password1234 password12345 password123456 password!123 password@123 passw0rd1234 passwordpassword mypassword123
  administrator administrator1 admin1234567 admin12345678 adminadmin123 changeme1234 changemeplease letmein12345
  welcome12345 welcome123456 iloveyou1234 iloveyou12345 qwertyuiop123 qwertyuiop1234 qwertyuiop12345 qwerty123456
  qwerty1234567 qwerty12345678 qwertyqwerty qwertyasdfgh qwertyuiopasdf qwertyuiop[] 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  zaq12wsxcde3 q1w2e3r4t5y6 1q2w3e4r5t6y 1q2w3e4r5t6y7u asdfghjkl123 asdfghjkl;' zxcvbnm12345 abcdefghijkl
  abcdefghijklm abcdef123456 abcd12345678 abc123456789 a1b2c3d4e5f6 1234567890ab 123456789abc 123456789012
  1234567890123 12345678901234 123456789012345 1234567890123456 012345678901 0123456789012 987654321098 0987654321098
  1234567890-= 123456qwerty 12345678qwerty superman1234 batman123456 starwars1234 football1234 baseball1234
  princess1234 sunshine1234 dragon123456 monkey123456 shadow123456 master123456 trustno1trustno1 secret123456
  correcthorsebatterystaple sallyport1234 sallyportsallyport mongodb123456 mongodbmongodb testtesttest test12345678`.split(
    /\s+/,
  ),
);

/** Words of the context: a password that is nothing but these, parts of the user name, digits and marks is one of the first to be guessed. */
const CONTEXT_WORDS = [
  ...['sallyport', 'mongodb', 'atlas', 'cloudmanager', 'opsmanager', 'apikey', 'serviceaccount'],
  ...['password', 'passwort', 'passwd', 'secret', 'admin', 'administrator', 'owner', 'root'],
  ...['console', 'server', 'login', 'signin', 'welcome', 'letmein', 'changeme'],
];
/** Shorter parts of a user name are in too many words. */
const LEAST_NAME_PART = 4;

function isOfContext(folded: string, username: string): boolean {
  const parts = username.split(/[^\p{L}]+/u).filter((part) => part.length >= LEAST_NAME_PART);
  // Longer ones first, so that none leaves the rest of another behind.
  const words = [...CONTEXT_WORDS, ...parts].sort((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), folded);
  return rest !== folded && !/\p{L}/u.test(rest);
}

/** A unit of one to four characters over and over, such as `aaaaaaaaaaaa` or `123412341234`. */
const REPETITION = /^(.{1,4}?)\1+$/su;

/** What is wrong with a password that someone chooses, if anything. Passwords that were made at random need no look. */
export function passwordProblem(password: string, username: string): PasswordProblem | undefined {
  const characters = [...password].length;
  if (characters < passwordCharacters.least) return 'too short';
  if (characters > passwordCharacters.most) return 'too long';
  const folded = password.toLowerCase();
  const name = username.toLowerCase();
  if (folded === name || folded === name.split('@', 1)[0]) return 'user name';
  const isCommon = COMMON.has(folded) || REPETITION.test(folded) || isOfContext(folded, name);
  return isCommon ? 'common' : undefined;
}

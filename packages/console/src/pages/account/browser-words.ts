/** The first that matches counts: most browsers also say the names of those before them. */
const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /\b(?:Edg|EdgA|EdgiOS)\/(\d+)/],
  ['Opera', /\b(?:OPR|OPT)\/(\d+)/],
  ['Vivaldi', /\bVivaldi\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:HeadlessChrome|Chrome|Chromium|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
];

const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac ?OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/**
 * A `User-Agent` (RFC 9110 section 10.1.5) as people say it: `Firefox 143 on Windows`. Of a program its name, of nothing
 * that is known `Unknown browser`.
 */
export function browserWords(userAgent: string | null): string {
  if (!userAgent) return 'Unknown browser';
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const where = system === undefined ? '' : ` on ${system}`;
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}${where}`;
  }
  const [, program, version] = /^([\w.-]+)(?:\/(\d[\w.]*))?/.exec(userAgent) ?? [];
  if (program === undefined || program === 'Mozilla') return `Unknown browser${where}`;
  return `${program}${version === undefined ? '' : ` ${version}`}${where}`;
}

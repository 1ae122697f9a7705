/**
 * What engines that speak PostgreSQL's protocol and spread their data lack, or do otherwise; docs/reference/sql.md has the
 * sources. Statements are in lower case with single spaces.
 */
const LACKING: Readonly<Record<string, RegExp>> = {
  'advisory locks': /\bpg_(try_)?advisory_/,
  'listen and notify': /^(un)?listen\b|^notify\b|\bpg_notify\(/,
  'locks of tables': /^lock\b/,
  triggers: /\bcreate (or replace )?(constraint )?trigger\b/,
  'functions and procedures in the database': /\bcreate (or replace )?(function|procedure)\b|^do\b/,
  'constraints that are checked late': /\bdeferrable\b|\bset constraints\b/,
  'exclusion constraints': /\bexclude using\b/,
  'generated columns': /\bgenerated always as \(/,
  'numbers from sequences':
    /\b(small|big)?serial\b|\bas identity\b|\b(next|curr|set)val\(|\bcreate sequence\b/,
  'system columns': /\b(xmin|xmax|cmin|cmax|ctid|tableoid)\b/,
  'snapshots and numbers of transactions': /\bpg_(current_)?(snapshot|xact)|\btxid_/,
  'inheritance of tables': /\binherits ?\(/,
  'kinds of indexes beside B-trees': /\busing "?(gist|gin|brin|spgist|hash)\b/,
  'XML and large objects': /\bxml\w*\(|\blo_\w+\(/,
  extensions: /\bcreate extension\b/,
  'transactions in two phases': /\bprepare transaction\b/,
};

/** What the statement uses of it. */
export function lackingIn(statement: string): readonly string[] {
  const plain = statement.replace(/\s+/g, ' ').trim().toLowerCase();
  return Object.entries(LACKING)
    .filter(([, pattern]) => pattern.test(plain))
    .map(([name]) => name);
}

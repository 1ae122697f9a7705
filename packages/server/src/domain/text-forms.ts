import { clientIdPattern } from './client-ids.js';
import { noteKindPattern, noteTextPattern, tagPattern } from './credential-notes.js';
import { GUARD_NAME, NAME_RULE } from './guard/read-gates.js';
import { idPattern } from './ids.js';
import { limits, namePattern, serviceAccountTextPattern } from './limits.js';
import { publicKeyPattern } from './public-keys.js';
import { clientSecretPattern, privateKeyPattern } from './secrets.js';

const ID = 'must be an ID of 24 lower-case hexadecimal digits';
const COUNTRY = 'must be a country code of two capital letters, such as AT';
const SECURITY_GROUP = 'must be the ID of an AWS security group, such as sg-0a1b2c3d';

/**
 * What a text must be, by the pattern or the format that it is held to in requests and seed files. People read the words, and programs the
 * pattern.
 */
export const textForms: Readonly<Record<string, string>> = {
  [idPattern]: ID,
  '^([a-f0-9]{24})$': ID,
  '^([a-f0-9]{24})?$': ID,
  [clientIdPattern]: 'must be a client ID: mdb_sa_id_ and 24 lower-case hexadecimal digits',
  [clientSecretPattern]: 'must have the form of a client secret: mdb_sa_sk_ and 40 letters, digits, _ or -',
  [publicKeyPattern]: 'must be eight lower-case letters',
  [privateKeyPattern]: 'must be a UUID with lower-case letters, such as 00000000-0000-4000-8000-000000000000',
  [namePattern]: `must be 1 to ${limits.nameCharacters} letters, digits, blanks and any of - _ . ( ) , : & @ + '`,
  [serviceAccountTextPattern]: "must have letters, digits, blanks and any of - _ . , ' only",
  [noteKindPattern]: 'must have lower-case letters, digits and - only, and begin with a letter',
  [noteTextPattern]: 'must be one line with something in it',
  [tagPattern]:
    'must have letters without accents, digits and any of . _ : / = - only, and begin with a letter or digit',
  [GUARD_NAME.source]: NAME_RULE,
  '^([A-Z]{2})?$': COUNTRY,
  '^[A-Z]{2}$': COUNTRY,
  '^(([0-9]+/)?sg-[0-9a-f]+)?$': SECURITY_GROUP,
  '^([0-9]+/)?sg-[0-9a-f]+$': SECURITY_GROUP,
  '^\\+?[0-9 ().-]+$':
    'must be a phone number: digits, blanks and any of ( ) . -, perhaps with a + before them',
  '^[a-zA-Z0-9][a-zA-Z0-9-]*$': 'must have letters, digits and - only, and begin with a letter or digit',
  '^[0-9a-f]{32}$': 'must be 32 lower-case hexadecimal digits',
  '^[0-9a-f]{64}$': 'must be 64 lower-case hexadecimal digits',
  '^[0-9]{1,9}$': 'must be a whole number',
  '^/': 'must begin with /',
  '\\S': 'must have a character that can be seen',
  'date-time': 'must be a date and time such as 2026-01-31T12:00:00Z',
};

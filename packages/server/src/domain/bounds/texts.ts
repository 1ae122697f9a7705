import { bound } from './bound.js';
import { requestBounds } from './requests.js';

/** Texts in requests of which no length is published. Characters are code points. */
export const textBounds = {
  someText: bound(
    1_024,
    'characters',
    'Name, role, id, address, date or contact that is judged by a rule of its own',
    'Several times what those rules let pass, so that their refusals, which say more, are met first.',
  ),
  hrefCharacters: bound(
    4_096,
    'characters',
    'Address of a link that a client sends back',
    'It is passed over. Ours have at most some 300.',
  ),
  formField: bound(
    requestBounds.openBodyBytes.most,
    'characters',
    'Field of a form (OAuth, setup)',
    'As long as the body of a form: its refusals have forms of their own.',
  ),
  linkToken: bound(200, 'characters', 'What a mailed link holds', 'Ours have 43.'),
  personName: bound(128, 'characters', 'First or last name of a person', 'Longer ones would be mistakes.'),
  country: bound(64, 'characters', 'Country in a profile', 'The longest official name has 56.'),
  mobileNumber: bound(32, 'characters', 'Telephone number', 'ITU-T E.164 has 15 digits.'),
  passwordTried: bound(
    1_024,
    'characters',
    'Password that is tried',
    'Bounds what one request makes the server hash. A new one has at most 256.',
  ),
  code: bound(64, 'characters', 'Code of a second factor, or recovery code', 'Room for blanks in between.'),
  username: bound(254, 'characters', 'User name at the sign-in', 'RFC 5321 section 4.5.3.1.3.'),
  comment: bound(250, 'characters', 'Comment of an entry of a personal access list', 'As of an API key.'),
  networkComment: bound(80, 'characters', 'Comment of an entry of a project IP access list', 'Published.'),
  awsSecurityGroup: bound(
    64,
    'characters',
    'Id of an AWS security group',
    'They have 20, or 33 with the account.',
  ),
  explainedName: bound(
    64,
    'characters',
    'Credential or address that a question about a request names',
    'A client ID has 34, an IPv6 address 45.',
  ),
  explainedPath: bound(
    2_000,
    'characters',
    'Path that a question about a request names',
    'Browsers and proxies take little more.',
  ),
  search: bound(
    250,
    'characters',
    'Text that credentials are searched by',
    'As long as what it is looked for in.',
  ),
  pathParameter: bound(512, 'characters', 'Parameter of a path, decoded', 'A longer one names nothing: 404.'),
} as const;

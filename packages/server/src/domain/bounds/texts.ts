import { bound } from './bound.js';
import { requestBounds } from './requests.js';

/** Texts in requests of which no length is published. Characters are code points. */
export const textBounds = {
  someText: bound(
    1_024,
    'characters',
    'Name, role, ID, address, date or contact with a rule of its own',
    'Several times what those rules allow, so that their error messages, which are more helpful, come first.',
  ),
  hrefCharacters: bound(
    4_096,
    'characters',
    'URL of a link that a client sends back',
    'Ignored. The links of this server have at most some 300.',
  ),
  formField: bound(
    requestBounds.openBodyBytes.most,
    'characters',
    'Field of a form (OAuth, setup)',
    'As long as the body of a form.',
  ),
  linkToken: bound(200, 'characters', 'Token of a mailed link', 'They have 43.'),
  personName: bound(128, 'characters', 'First or last name of a person', 'Longer ones are mistakes.'),
  country: bound(64, 'characters', 'Country in a profile', 'The longest official name has 56.'),
  mobileNumber: bound(32, 'characters', 'Telephone number', 'ITU-T E.164 has 15 digits.'),
  passwordTried: bound(
    1_024,
    'characters',
    'Password at the sign-in',
    'Limits the work for the hash. A new password has at most 256.',
  ),
  code: bound(64, 'characters', 'Code of a second factor, or recovery code', 'Allows for spaces.'),
  username: bound(254, 'characters', 'User name at the sign-in', 'RFC 5321 section 4.5.3.1.3.'),
  comment: bound(
    250,
    'characters',
    'Comment of an entry of a personal access list',
    'The same as for an API key.',
  ),
  networkComment: bound(80, 'characters', 'Comment of an entry of a project IP access list', 'Published.'),
  awsSecurityGroup: bound(
    64,
    'characters',
    'Id of an AWS security group',
    'They have 20, or 33 with the account ID.',
  ),
  explainedName: bound(
    64,
    'characters',
    'Credential or address in an access check (explain)',
    'A client ID has 34, an IPv6 address 45.',
  ),
  explainedPath: bound(
    2_000,
    'characters',
    'Path in an access check (explain)',
    'Browsers and proxies allow little more.',
  ),
  search: bound(
    250,
    'characters',
    'Search text for credentials, and for events',
    'As long as the texts that are searched.',
  ),
  noteKind: bound(32, 'characters', 'Kind that is noted of a credential', 'One word, such as `agent`.'),
  noteLabel: bound(100, 'characters', 'Label of a credential', 'One line of a list, and a header of gates.'),
  noteOwner: bound(254, 'characters', 'Owner that is noted of a credential', 'As long as a user name.'),
  credentialTag: bound(50, 'characters', 'Tag of a credential', 'Many fit into a row of a list.'),
  importedSecretLeast: bound(
    20,
    'characters at least',
    'Client secret that was made elsewhere and imported by its hash',
    'Whoever gets the hash can try out shorter ones. 20 random letters and digits have 119 bits.',
  ),
  importedSecret: bound(
    512,
    'characters',
    'Client secret that was made elsewhere and imported by its hash',
    'Longer than keys and tokens that are no JWT are made.',
  ),
  pathParameter: bound(512, 'characters', 'Path parameter, decoded', 'A longer one gets 404.'),
} as const;

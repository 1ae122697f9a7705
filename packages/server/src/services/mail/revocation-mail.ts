import { type CredentialCaller, nameOf } from '../../access/principal.js';
import type { Organization } from '../../store/queries/organizations.js';
import type { Mail } from './mailer.js';

/** Tells an owner that a credential has ended itself. Nothing in it is secret, or was chosen by who revoked. */
export function revocationMail(
  owner: string,
  about: { caller: CredentialCaller; organization: Organization; at: number; publicUrl: string },
): Mail {
  const { caller, organization, at, publicUrl } = about;
  const { principal, address } = caller;
  const name = nameOf(principal);
  const [what, secret, ended] =
    principal.kind === 'api_key'
      ? [`The API key ${name}`, 'its private key', 'It is deleted.']
      : [
          `A client secret of the service account ${name}`,
          'the secret itself, or a token made with it',
          'The secret is deleted, and the tokens made with it have ended.',
        ];
  return {
    purpose: 'revocation',
    to: owner,
    subject: `${what} of ${organization.name} was revoked`,
    text: `${what}, in the organization ${organization.name}, was revoked with ${secret}, at ${new Date(at).toISOString()} from ${address}. ${ended}

If nobody of yours did this, somebody else held the secret and could use it until then. Look at what was done with it, and give the programs that used it another credential:

${publicUrl}/organizations/${organization.id}/activity
`,
  };
}

import { Type } from 'typebox';
import { sessionTokenOf } from '../../../access/sessions.js';
import { csrfTokenOf } from '../../../changes/sessions/open-session.js';
import { RefusalError, refuse } from '../../../domain/errors.js';
import { acceptAsNewUser, acceptAsUser } from '../../../services/invitations/accept.js';
import { describeSession } from '../../../services/sessions/describe-session.js';
import { operation } from '../../define-operation.js';
import { answerSignedIn, presentSession } from '../../presenters/session.js';
import { requireSameSite } from '../../requests/same-site.js';
import { named } from '../../schemas/common.js';
import { LinkToken, PasswordText, PersonName, Session } from '../../schemas/sessions.js';

const AcceptInvitation = named(
  'AcceptInvitation',
  Type.Object(
    {
      firstName: Type.Optional(PersonName),
      lastName: Type.Optional(PersonName),
      password: Type.Optional(PasswordText),
      token: LinkToken,
    },
    { additionalProperties: false },
  ),
);

export const acceptInvitation = operation({
  operationId: 'acceptInvitation',
  tag: 'Private',
  summary:
    'Accept an invitation. Without an account: with names and a password; creates the account and signs in. With an account: sign in first, then send the token only',
  method: 'POST',
  path: '/invitations/accept',
  permission: 'visitor',
  status: 200,
  body: AcceptInvitation,
  response: Session,
  async handle(context) {
    const { services, user, body, headers, address, publicUrl } = context;
    const { token, ...account } = body;
    requireSameSite(headers, publicUrl);
    if (user === undefined) {
      const visit = { address, userAgent: headers['user-agent'] };
      return answerSignedIn(await acceptAsNewUser(services, { token, account, visit }), context);
    }
    for (const [name, value] of Object.entries(account))
      if (value !== undefined) throw new RefusalError(refuse('ATTRIBUTE_READ_ONLY', name));
    await acceptAsUser(services, user, token);
    const { id, session } = user.principal;
    return presentSession(
      services,
      await describeSession(services.store.reader, id, session),
      csrfTokenOf(services.sealing, sessionTokenOf(headers, publicUrl) ?? ''),
    );
  },
  wires: {
    private: {},
  },
});

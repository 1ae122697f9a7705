import { Type } from 'typebox';
import { readCookie } from '../../../access/sessions.js';
import { csrfTokenOf } from '../../../changes/sessions/open-session.js';
import { RefusalError, refuse } from '../../../domain/errors.js';
import { SESSION_COOKIE } from '../../../domain/session-names.js';
import { acceptAsNewUser, acceptAsUser } from '../../../services/invitations/accept.js';
import { describeSession } from '../../../services/sessions/describe-session.js';
import { operation } from '../../define-operation.js';
import { answerSignedIn, presentSession } from '../../presenters/session.js';
import { requireSameSite } from '../../requests/same-site.js';
import { named } from '../../schemas/common.js';
import { PasswordText, PersonName, Session } from '../../schemas/sessions.js';

const AcceptInvitation = named(
  'AcceptInvitation',
  Type.Object(
    {
      firstName: Type.Optional(PersonName),
      lastName: Type.Optional(PersonName),
      password: Type.Optional(PasswordText),
    },
    { additionalProperties: false },
  ),
);

export const acceptInvitation = operation({
  operationId: 'acceptInvitation',
  tag: 'Private',
  summary:
    'Accept an invitation: with names and a password, which makes an account and signs in, or, signed in already, with an empty object',
  method: 'POST',
  path: '/invitations/{token}/accept',
  permission: 'visitor',
  status: 200,
  body: AcceptInvitation,
  response: Session,
  async handle(context) {
    const { services, user, path, body, headers, address, publicUrl, setHeader } = context;
    const { token } = path;
    requireSameSite(headers, publicUrl);
    if (user === undefined) {
      const visit = { address, userAgent: headers['user-agent'] };
      return answerSignedIn(await acceptAsNewUser(services, { token, account: body, visit }), context);
    }
    for (const [name, value] of Object.entries(body))
      if (value !== undefined) throw new RefusalError(refuse('ATTRIBUTE_READ_ONLY', name));
    await acceptAsUser(services, user, token);
    const { id, session } = user.principal;
    setHeader('Cache-Control', 'no-store');
    return presentSession(
      await describeSession(services.store.reader, id, session),
      csrfTokenOf(services.sealing, readCookie(headers.cookie, SESSION_COOKIE) ?? ''),
    );
  },
  wires: {
    private: {},
  },
});

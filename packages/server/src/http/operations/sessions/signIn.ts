import { Type } from 'typebox';
import { readCookie, sessionTokenOf } from '../../../access/sessions.js';
import { textBounds } from '../../../domain/bounds/texts.js';
import { browserCookieName } from '../../../domain/session-names.js';
import { signIn as signInWithPassword } from '../../../services/sessions/sign-in.js';
import { operation } from '../../define-operation.js';
import { answerSignedIn } from '../../presenters/session.js';
import { requireSameSite } from '../../requests/same-site.js';
import { CodeText, PasswordText, Session } from '../../schemas/sessions.js';

export const signIn = operation({
  operationId: 'signIn',
  tag: 'Private',
  summary: 'Sign in with user name, password and, if the account has one, second factor',
  method: 'POST',
  path: '/session',
  permission: 'public',
  status: 200,
  body: Type.Object(
    {
      code: Type.Optional(CodeText),
      password: PasswordText,
      username: Type.String({ maxLength: textBounds.username.most, minLength: 1 }),
    },
    { additionalProperties: false },
  ),
  response: Session,
  async handle(context) {
    const { services, body, headers, address, publicUrl } = context;
    requireSameSite(headers, publicUrl);
    const signedIn = await signInWithPassword(services, {
      username: body.username,
      password: body.password,
      code: body.code,
      visit: { address, userAgent: headers['user-agent'] },
      browserMark: readCookie(headers.cookie, browserCookieName(publicUrl)),
      replacedToken: sessionTokenOf(headers, publicUrl),
    });
    return answerSignedIn(signedIn, context);
  },
  wires: {
    private: {},
  },
});

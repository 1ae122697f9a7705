import { type Static, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { dateTime, named, nullable, objectId, secret } from './common.js';

/** Bounds what one request makes the server read and hash; what a new one may be is the service's to say. */
export const PasswordText = Type.String({ maxLength: textBounds.passwordTried.most, minLength: 1 });

/** A code of the second factor or a recovery code, as typed. */
export const CodeText = Type.String({ maxLength: textBounds.code.most, minLength: 1 });

/** What a mailed link holds after its `#`. It is sent in bodies alone, because addresses are logged. */
export const LinkToken = Type.String({ maxLength: textBounds.linkToken.most, minLength: 1 });

export const PersonName = Type.String({ maxLength: textBounds.personName.most, pattern: '\\S' });

export type Profile = Static<typeof Profile>;
export const Profile = named(
  'Profile',
  Type.Object({
    country: nullable(Type.String()),
    createdAt: dateTime(),
    firstName: Type.String(),
    id: objectId(),
    lastAuth: nullable(dateTime()),
    lastName: Type.String(),
    mobileNumber: nullable(Type.String()),
    username: Type.String(),
  }),
);

export type Session = Static<typeof Session>;
export const Session = named(
  'Session',
  Type.Object({
    csrfToken: secret(
      Type.String({ description: 'Goes into the header X-CSRF-Token of requests that change something' }),
    ),
    expiresAt: dateTime({ description: 'When the session ends at the latest' }),
    hasSecondFactor: Type.Boolean({
      description: 'Whether the person has a second factor; it may have been set up after this sign-in',
    }),
    id: objectId(),
    idleTimeoutSeconds: nullable(Type.Integer({ description: 'How long it can be idle' })),
    isSecondFactorGiven: Type.Boolean({ description: 'Whether the session was signed in with it' }),
    organizations: Type.Array(
      Type.Object({
        id: objectId(),
        multiFactorAuthRequired: Type.Boolean({
          description: 'Whether its operations refuse sessions without a second factor',
        }),
        name: Type.String(),
        roles: Type.Array(Type.String()),
      }),
    ),
    serverSendsMail: Type.Boolean({
      description: 'Whether links of invitations and lost passwords go out by mail',
    }),
    user: Profile,
  }),
);

export type InvitationPreview = Static<typeof InvitationPreview>;
export const InvitationPreview = named(
  'InvitationPreview',
  Type.Object({
    createdAt: dateTime(),
    expiresAt: dateTime(),
    groupRoleAssignments: Type.Array(
      Type.Object({ groupId: objectId(), groupName: Type.String(), groupRoles: Type.Array(Type.String()) }),
    ),
    hasAccount: Type.Optional(
      Type.Boolean({
        description:
          'Whether the person has an account to sign in with; absent where the link was not mailed, so that whoever invites does not learn it',
      }),
    ),
    inviterUsername: Type.String(),
    mayMakeAccount: Type.Boolean({
      description:
        'Whether accepting with names and a password can make an account. Where there is one, it gives way with all it has',
    }),
    orgId: objectId(),
    orgName: Type.String(),
    roles: Type.Array(Type.String()),
    teams: Type.Array(Type.Object({ id: objectId(), name: Type.String() })),
    username: Type.String(),
  }),
);

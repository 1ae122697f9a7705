import { bound } from './bound.js';

/** Work that waits, and what is kept for long. */
export const workBounds = {
  waitingWrites: bound(
    1_000,
    'writes',
    'Waiting writes; on PostgreSQL for each of sixteen slots',
    'They wait at most 15 seconds. Further ones get 503.',
  ),
  waitingHashes: bound(
    100,
    'passwords',
    'Passwords that wait to be hashed, two at a time',
    'Each takes 30 ms of a thread. Further ones get 503.',
  ),
  waitingMails: bound(
    1_000,
    'mails',
    'Mails that wait to be sent, or to be retried',
    'Further ones are dropped, and logged.',
  ),
  invitationMailsPerRecipientAndHour: bound(
    20,
    'mails an hour',
    'Invitations to one address, from all organizations of the server',
    'Everybody can create an organization and invite anybody. This limit protects mailboxes.',
  ),
  invitationMailsPerOrganizationRecipientAndHour: bound(
    6,
    'mails an hour',
    'Invitations to one address, from one organization',
    'So that one organization does not use up the limit of all.',
  ),
  securityLinesPerSubjectAndMinute: bound(
    10,
    'lines a minute',
    'Log lines about sign-ins and refusals, for one credential, user or address',
    'Further ones are counted in the next line.',
  ),
  securityLinesPerMinute: bound(
    300,
    'lines a minute',
    'Log lines about sign-ins and refusals, in all',
    'At most some 100 MB a day, so that a flood does not fill the disk.',
  ),
  eventDays: bound(
    36_500,
    'days',
    'Age of an event of the audit trail; off by default',
    'An event says how many were removed.',
    'SALLYPORT_EVENT_RETENTION_DAYS',
  ),
  eventsPerRemoval: bound(
    1_000,
    'events',
    'Old events deleted in one write',
    'Other writes wait at most some 20 ms.',
  ),
  useRowsPerOrganizationAndHour: bound(
    5_000,
    'rows',
    'Counts of use of an organization in an hour, and in a day',
    'Some hundred credentials with what they usually call. What is beyond is counted in one row, so sums stay right.',
  ),
  anonymousUseRowsPerHour: bound(
    1_000,
    'rows',
    'Counts of requests of nobody in particular, in an hour',
    'Operations and codes: nothing that a stranger chooses.',
  ),
  refusalsPerOrganizationAndMinute: bound(
    100,
    'rows',
    'Refusals of an organization in a minute, by a node; as many of wrong secrets, and as many of nobody',
    'Equal ones are one row. What is beyond is counted among the use.',
  ),
  wrongSecretsPerCredentialAndMinute: bound(
    10,
    'rows',
    'Of the refusals in a minute, wrong secrets that name one credential',
    'Public keys are no secret: whoever guesses hides nothing of other credentials.',
  ),
  refusalDetailCharacters: bound(
    500,
    'characters',
    'Why something was refused, for the operator',
    'Some words, and the entries of a list.',
  ),
  refusalDays: bound(7, 'days', 'Age of a refusal that is listed', 'They hold addresses.'),
  useDays: bound(
    90,
    'days',
    'Age of a count of use; 30 by default',
    'By the hour for two days, and then by the day.',
    'SALLYPORT_USE_DAYS',
  ),
  refusalsPerRemoval: bound(
    2_000,
    'rows',
    'Refusals removed in one write when they are too old',
    'Other writers wait for some 20 ms at most.',
  ),
} as const;

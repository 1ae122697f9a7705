import { bound } from './bound.js';

/** Work that waits, and what is kept for long. */
export const workBounds = {
  waitingWrites: bound(
    1_000,
    'writes',
    'Wait for their turn; on PostgreSQL for each of sixteen slots',
    'Each for 15 seconds at most. Further ones are refused with 503.',
  ),
  waitingHashes: bound(
    100,
    'passwords',
    'Wait to be hashed, of which two are at a time',
    'Each takes 30 ms of a thread. Further ones are refused with 503.',
  ),
  waitingMails: bound(
    1_000,
    'mails',
    'Wait to be sent, those that are tried again among them',
    'Further ones are given up, and logged.',
  ),
  invitationMailsPerRecipientAndHour: bound(
    20,
    'mails an hour',
    'Invitations to one address, from all organizations of the server',
    'Everybody may make an organization and invite whom they like: nothing else keeps a mailbox from being filled.',
  ),
  invitationMailsPerOrganizationRecipientAndHour: bound(
    6,
    'mails an hour',
    'Invitations to one address, from one organization',
    'One organization does not use up what there is for all.',
  ),
  securityLinesPerSubjectAndMinute: bound(
    10,
    'lines a minute',
    'Of the log about sign-ins and refusals, for one credential, person or address',
    'Further ones are counted, and told with the next line.',
  ),
  securityLinesPerMinute: bound(
    300,
    'lines a minute',
    'Of the log about sign-ins and refusals, in all',
    'Some 100 MB a day at most: a flood must not fill a disk.',
  ),
  eventDays: bound(
    36_500,
    'days',
    'Age of an event of the audit trail; off by default, which keeps all',
    'What was removed is told by an event of its own. Who must keep a trail decides for how long.',
    'SALLYPORT_EVENT_RETENTION_DAYS',
  ),
  eventsPerRemoval: bound(
    1_000,
    'events',
    'Removed in one write when they are too old',
    'Other writers wait for some 20 ms at most.',
  ),
} as const;

import { memoryBounds } from '../../domain/bounds/memory.js';
import { workBounds } from '../../domain/bounds/work.js';
import type { Clock } from '../../domain/clock.js';
import { sha256Hex } from '../../domain/secrets.js';
import { createTokenBuckets } from '../../domain/token-buckets.js';

/** Which mail is meant: of an organization to an address. */
interface InvitationMail {
  readonly organizationId: string;
  readonly username: string;
}

export interface InvitationMailBound {
  /** Whether one more mail may go out, which then counts. */
  take(mail: InvitationMail): boolean;
}

const HOUR_SECONDS = 3600;

const perRecipient = hourly(
  'invitationMailsPerRecipient',
  workBounds.invitationMailsPerRecipientAndHour.most,
);
const perOrganization = hourly(
  'invitationMailsPerOrganization',
  workBounds.invitationMailsPerOrganizationRecipientAndHour.most,
);

/**
 * How many invitations are mailed to one address: everybody may make an organization and invite whom they like, so nothing
 * else keeps a mailbox from being filled. One organization does not use up what there is for all. Each node counts for
 * itself, in memory.
 */
export function createInvitationMailBound(now: Clock): InvitationMailBound {
  const buckets = createTokenBuckets({ now, maxBuckets: memoryBounds.invitationMails.most });
  return {
    take({ organizationId, username }) {
      // Whatever the address, what is remembered of it has one length.
      const recipient = sha256Hex(username);
      const ofOrganization = `${organizationId} ${recipient}`;
      if (!buckets.peek(perOrganization, ofOrganization).allowed) return false;
      if (!buckets.take(perRecipient, recipient).allowed) return false;
      return buckets.take(perOrganization, ofOrganization).allowed;
    },
  };
}

/** Half at once and half bit by bit, so that no hour sees more. */
function hourly(id: string, mostInAnHour: number) {
  const capacity = mostInAnHour / 2;
  return {
    id,
    name: id,
    scope: 'user' as const,
    path: '',
    endpoints: [],
    capacity,
    refillRate: capacity,
    refillDurationSeconds: HOUR_SECONDS,
  };
}

import type { UsePeriod, UseTold } from '../../services/use/use.js';
import type { UseView } from '../schemas/use.js';
import { wireTime } from '../wire/render.js';

export function presentUse({ days, hours }: UseTold): UseView {
  return {
    days: days.map(presentPeriod),
    hours: hours.map(presentPeriod),
    since: wireTime(days[0]?.startsAt ?? 0),
  };
}

function presentPeriod({ startsAt, allowed, refused, codes }: UsePeriod) {
  return {
    allowed,
    codes: codes.map((each) => ({ allowed: each.allowed, code: each.code, refused: each.refused })),
    refused,
    startsAt: wireTime(startsAt),
  };
}

import { readFileSync } from 'node:fs';
import {
  ATLAS_LIMITS,
  LIMITS_OFF_SCALE,
  type RateLimitPlan,
  readRateLimitPlan,
  scaled,
} from '../domain/rate-limit-plan.js';
import { SettingError } from './setting-error.js';

/** `atlas`, `off`, or the name of a file that has what `PUT /_test/rateLimits` takes. Throws SettingError. */
export function readRateLimits(text: string): RateLimitPlan {
  if (text === 'atlas') return ATLAS_LIMITS;
  if (text === 'off') return { ...ATLAS_LIMITS, scale: LIMITS_OFF_SCALE };
  const plan = readRateLimitPlan(readJson(text));
  if ('problem' in plan) throw new SettingError(`${text}: ${plan.field} ${plan.problem}`);
  return plan;
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(`"${file}" is neither atlas nor off, and no file that can be read: ${reason}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SettingError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What both settings say together: one chooses the limits, the other multiplies the published ones. */
export function rateLimitPlanOf(settings: {
  readonly rateLimits: RateLimitPlan;
  readonly rateLimitScale: number;
}): RateLimitPlan {
  return scaled(settings.rateLimits, settings.rateLimitScale);
}

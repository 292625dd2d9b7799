import { CARD_TASKS } from '../card-index.ts';

/** Tasks in the tray that the permit and badge desks of the parking office share. */
export const PARKING_TASK = {
  death: CARD_TASKS,
  badge: CARD_TASKS + 1,
  badgeExpires: CARD_TASKS + 2,
  permit: CARD_TASKS + 3,
  permitExpires: CARD_TASKS + 4,
} as const;

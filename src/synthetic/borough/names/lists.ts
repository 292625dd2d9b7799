import { CARIBBEAN, GHANAIAN, NIGERIAN, SOMALI } from './lists/african-caribbean.ts';
import { IRISH, SCOTTISH, WELSH } from './lists/british-isles.ts';
import type { CommunityNames } from './lists/community-names.ts';
import { ITALIAN, POLISH, PORTUGUESE, ROMANIAN, SPANISH } from './lists/european.ts';
import { ARABIC, CHINESE, TURKISH, VIETNAMESE } from './lists/middle-east-east-asia.ts';
import { BANGLADESHI, HINDU, PAKISTANI, SIKH, TAMIL } from './lists/south-asian.ts';

/**
 * Names of each community but the English, whose names are in
 * british-given-names.ts and english-surnames.ts. They are written from general
 * knowledge, in rough order; no file was copied, and shares are illustrative
 * where no source is named beside them.
 */
export const NAME_LISTS = {
  scottish: SCOTTISH,
  irish: IRISH,
  welsh: WELSH,
  pakistani: PAKISTANI,
  bangladeshi: BANGLADESHI,
  hindu: HINDU,
  sikh: SIKH,
  tamil: TAMIL,
  nigerian: NIGERIAN,
  ghanaian: GHANAIAN,
  somali: SOMALI,
  arabic: ARABIC,
  chinese: CHINESE,
  vietnamese: VIETNAMESE,
  polish: POLISH,
  romanian: ROMANIAN,
  turkish: TURKISH,
  portuguese: PORTUGUESE,
  spanish: SPANISH,
  caribbean: CARIBBEAN,
  italian: ITALIAN,
} as const satisfies Readonly<Record<string, CommunityNames>>;

export type ListedCommunity = keyof typeof NAME_LISTS;

import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { easternEuropean } from './eastern-european.ts';
import { iberian } from './iberian.ts';
import { icelandic } from './icelandic.ts';
import type { NamingSystem } from './naming-system.ts';
import { sikh } from './sikh.ts';
import { somali } from './somali.ts';
import { southAsianMuslim } from './south-asian.ts';
import { tamil } from './tamil.ts';
import { turkish } from './turkish.ts';
import { vietnamese } from './vietnamese.ts';
import { westAfrican } from './west-african.ts';

/** Every naming system beside the usual British one, which order.ts reads. */
export const NAMING_SYSTEMS: readonly NamingSystem[] = [
  southAsianMuslim,
  sikh,
  chinese,
  vietnamese,
  westAfrican,
  somali,
  easternEuropean,
  arabic,
  iberian,
  tamil,
  turkish,
  icelandic,
];

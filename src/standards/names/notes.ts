import type { Finding } from '../parsed.ts';
import { nameFindings } from './findings.ts';

/*
 * Notes that clerks put in name fields, where the system has no field for
 * them. That somebody has died, or has gone away, matters more than the name;
 * both are taken off and told. Forms from general knowledge of council
 * systems: no published list is known to us.
 *
 * Words that are names are not notes unless marked off: `Late` is a family
 * name, `Dec` short for Declan, so `The late` and `(dec)` only.
 */
interface NoteRule {
  readonly finding: 'deceased' | 'gone-away' | 'note';
  /** Anywhere in the text. */
  readonly anywhere: RegExp | null;
  /** The whole of what stands in brackets, after a dash, or between asterisks. */
  readonly markedOff: RegExp | null;
}

const RULES: readonly NoteRule[] = [
  {
    finding: 'deceased',
    anywhere:
      /(?<![\p{L}'])(?:deceased|decd|dec'd|deceas|decsd|dcsd|rip|r\.i\.p\.?|passed away|has died|died(?: on)?|date of death|dod)(?![\p{L}'])[\s:]*(?:on )?[\d/.-]*/giu,
    markedOff: /^(?:dec|d|late|dead|died.*|deceased.*|decd.*|passed.*|rip.*)\.?$/iu,
  },
  {
    finding: 'deceased',
    anywhere:
      /^(?:the )late (?=\S)|(?<=(?:mr|mrs|miss|ms|dr) )the late |^late (?=(?:mr|mrs|miss|ms|dr)[. ])/giu,
    markedOff: null,
  },
  {
    finding: 'gone-away',
    anywhere:
      /(?<![\p{L}'])(?:gone away|goneaway|moved (?:away|out|to .*)|left address|no longer at (?:this )?address|no longer here|not at (?:this )?address|gna|return(?:ed)? to sender|whereabouts unknown)(?![\p{L}'])/giu,
    markedOff: /^(?:moved.*|left.*|gone.*|ga|g\/a|rts|absconded|abroad|in prison)$/iu,
  },
  {
    finding: 'note',
    anywhere:
      /(?<![\p{L}'])(?:do not (?:use|call|contact|phone|visit|merge|write)|don't (?:call|use|contact)|dnc|dnu|duplicate(?: record)?|see (?:also|other|notes?|new|main)(?: [\p{L}\d]+)*|no contact|not to be contacted|by appointment only|power of attorney|poa|appointee|deputyship|warning marker|potentially violent|violent|two to visit|visit in pairs|alias|vip|old record|closed account|old account|account closed|wrong name|check name|name changed?|use middle name|refer to \p{L}+|interpreter needed|needs interpreter|hard of hearing|large print|on behalf of .*|c\/o .*|care of .*|fao|f\.a\.o\.?|ref [\d/]+|acc(?:ount)? no\.? ?[\d/]+|n\.o\.k\.?|tenant|landlord|joint tenant|liable party|bill payer)(?![\p{L}'])/giu,
    markedOff:
      /^(?:carer|mother|mum|father|dad|son|daughter|wife|husband|partner|sister|brother|nan|grandmother|grandfather|next of kin|nok|parent|guardian|foster carer|student|minor|child|adult|owner|tenant|landlord|agent|executor|temp|temporary|new|old|dup|2|1|male|female|m|f|jnt|joint|staff|ex tenant|former tenant|fta|ncd|pensioner|oap|disabled|deaf|blind|self|[\d\s/.-]+)$/iu,
  },
];

const MARKED_OFF = [/\(([^()]*)\)/gu, /\[([^[\]]*)\]/gu, /\*+([^*]*)\*+/gu, /\s-\s([^-]+)$/gu];

export interface WithoutNotes {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * A name field without the notes in it.
 *
 * @example takeNotes("John Smith (dec'd)").findings[0]?.code; // 'name/deceased'
 */
export function takeNotes(text: string): WithoutNotes {
  const found = new Set<NoteRule['finding']>();
  let rest = text;
  for (const brackets of MARKED_OFF) {
    rest = rest.replace(brackets, (whole: string, inside: string) => {
      const trimmed = inside.trim();
      const rule = RULES.find((each) => each.markedOff?.test(trimmed));
      if (rule === undefined) return whole;
      found.add(rule.finding);
      return ' ';
    });
  }
  for (const rule of RULES) {
    if (rule.anywhere === null) continue;
    rest = rest.replace(rule.anywhere, () => {
      found.add(rule.finding);
      return ' ';
    });
  }
  if (/\*{1,}|!{1,}|#{1,}/.test(rest) && /\p{L}/u.test(rest)) {
    rest = rest.replace(/[*!#]+/g, ' ');
    found.add('note');
  }
  if (found.size === 0) return { text, findings: [] };
  return {
    text: rest
      .replace(/\(\s*\)|\[\s*\]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:.-]+|[\s,;:-]+$/g, ''),
    findings: [...found].map((each) => nameFindings.finding(each)),
  };
}

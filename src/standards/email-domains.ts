/*
 * The domains where residents have their email, and what their fingers make of
 * them. Which providers are common is general knowledge of the UK market, not
 * a published table; a domain that is missing here only goes without a
 * suggestion.
 */

/** Providers of personal email in the UK, past ones among them. */
const PERSONAL_DOMAINS: readonly string[] = (
  'gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.com live.co.uk msn.com ' +
  'yahoo.com yahoo.co.uk yahoo.ie ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.co.uk ' +
  'btinternet.com btopenworld.com btconnect.com talktalk.net talktalk.co.uk tiscali.co.uk talk21.com ' +
  'sky.com virginmedia.com virgin.net ntlworld.com blueyonder.co.uk plus.com plus.net o2.co.uk ' +
  'orange.net orange.co.uk fsmail.net freeserve.co.uk lineone.net supanet.com tesco.net onetel.com ' +
  'protonmail.com proton.me gmx.com gmx.co.uk mail.com email.com zoho.com fastmail.com hotmail.fr ' +
  'yahoo.fr wp.pl o2.pl onet.pl interia.pl yahoo.in rediffmail.com mail.ru yandex.ru outlook.es yahoo.es'
).split(' ');
const PERSONAL: ReadonlySet<string> = new Set(PERSONAL_DOMAINS);

/** Whether people, not organisations, have their email at the domain. */
export function isPersonalDomain(domain: string): boolean {
  return PERSONAL.has(domain);
}

/** Providers with one domain in the UK: the name with any other common ending is a mistake. */
const ONE_DOMAIN: ReadonlyMap<string, string> = new Map(
  (
    'gmail.com googlemail.com icloud.com outlook.com btinternet.com virginmedia.com ntlworld.com ' +
    'blueyonder.co.uk protonmail.com talk21.com'
  )
    .split(' ')
    .map((domain) => [nameOf(domain), domain]),
);
/** By what is left of a domain when its first dot, or every dot, is left out. */
const WITHOUT_DOT: ReadonlyMap<string, string> = new Map(
  PERSONAL_DOMAINS.flatMap((domain) => [
    [domain.replaceAll('.', ''), domain],
    [domain.replace('.', ''), domain],
  ]),
);
const COMMON_ENDING = /\.(?:com|co|co\.uk|uk|net|org|cm|om|c|con)$/;

/** Endings that are in no list of the internet's top-level domains (IANA), and what was meant. */
const MISTYPED_ENDINGS: readonly (readonly [wrong: RegExp, meant: string])[] = [
  [/\.(?:con|cmo|ocm|vom|xom|comm|coom|c0m|cim|cpm|cok|clm)$/, '.com'],
  [
    /\.(?:couk|co\.ku|co\.uj|co\.k|co\.u|c\.uk|o\.uk|co\.ukk|co\.uuk|cou\.k|co\.il\.uk|com\.uk)$/,
    '.co.uk',
  ],
  [/\.(?:ogr|orgg|or\.uk)$/, '.org'],
  [/\.(?:nte|ent)$/, '.net'],
  [/\.(?:govuk|go\.uk|gov\.ku)$/, '.gov.uk'],
];

/**
 * The domain that was probably meant, for one that nobody has or that is one
 * slip of the keyboard from where many have their email; null where nothing is
 * known to be wrong.
 *
 * @example
 * probableDomain('gamil.com'); // 'gmail.com'
 * probableDomain('hotmail.con'); // 'hotmail.com'
 * probableDomain('example.org'); // null
 */
export function probableDomain(domain: string): string | null {
  if (PERSONAL.has(domain)) return null;
  const ended = withKnownEnding(domain);
  if (PERSONAL.has(ended)) return ended;
  return nearestPersonal(ended) ?? (ended === domain ? null : ended);
}

function withKnownEnding(domain: string): string {
  for (const [wrong, meant] of MISTYPED_ENDINGS) {
    if (wrong.test(domain)) return domain.replace(wrong, meant);
  }
  const name = domain.replace(COMMON_ENDING, '');
  const only = ONE_DOMAIN.get(name);
  if (only !== undefined) return only;
  // Colombia and Cameroon have few customers here.
  if (/\.c[om]$/.test(domain) && PERSONAL.has(`${name}.com`)) return `${name}.com`;
  return WITHOUT_DOT.get(domain) ?? domain;
}

function nameOf(domain: string): string {
  return domain.slice(0, domain.indexOf('.'));
}

interface Recognisable {
  readonly domain: string;
  /** Slips with which it is recognised still. */
  readonly allowed: number;
  readonly letters: number;
}

/** Personal domains whose names are long enough to be recognised with a slip in them. */
const RECOGNISABLE: readonly Recognisable[] = PERSONAL_DOMAINS.flatMap((domain) => {
  const { length } = nameOf(domain);
  return length < 5 ? [] : [{ domain, allowed: length < 9 ? 1 : 2, letters: lettersIn(domain) }];
});

/** Which letters a text has, a bit for each: one slip changes at most two of them. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(letters: number): number {
  let count = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * The one personal domain within one slip (Damerau-Levenshtein, neighbours
 * exchanged), or two in a name of nine letters and more. Short names are left
 * alone: too many real domains are a letter from `me.com` or `aol.com`.
 */
function nearestPersonal(domain: string): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  let isTied = false;
  const inDomain = lettersIn(domain);
  for (const { domain: known, allowed, letters } of RECOGNISABLE) {
    if (Math.abs(known.length - domain.length) > allowed) continue;
    // Most domains are ruled out here, before any distance is counted.
    if (bitsIn(inDomain ^ letters) > 2 * allowed) continue;
    const slips = slipsBetween(domain, known);
    if (slips > allowed || slips > fewest) continue;
    isTied = slips === fewest;
    fewest = slips;
    best = known;
  }
  return isTied ? null : best;
}

/**
 * Letters inserted, left out, mistaken or exchanged with their neighbour:
 * optimal string alignment distance (Damerau 1964, no part edited twice).
 */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, (beforeLast[column - 2] as number) + 1);
      }
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] as number;
}

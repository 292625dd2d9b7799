import type { ListedCommunity } from './lists.ts';

export type CommunityName = 'english' | ListedCommunity;

/** How a community's people are named, and what becomes of names at marriage and birth. */
export interface Community {
  readonly name: CommunityName;
  /** Share of the borough's founders. */
  readonly share: number;
  /** Of women who marry: who take the husband's surname, and who join the two with a hyphen. */
  readonly takesHusbands: number;
  readonly joinsBoth: number;
  /**
   * Where a child's last name comes from: the family's surname; the father's own
   * given name; or, as in Bangladeshi and older Pakistani custom, a name of its
   * own for each, so that a family shares none.
   */
  readonly surname: 'family' | 'father-given' | 'own' | 'two' | 'gendered';
  /** Share of women whose last name is an honorific of their own (Begum, Bibi, Khatun), and which; a name that stands twice is twice as common. */
  readonly honorific: readonly [share: number, names: readonly string[]];
  /** Share of people whose first name is a religious one, with the name they go by second; one that stands twice is twice as common. */
  readonly religiousFirst: readonly [share: number, names: readonly string[]];
  /** A name that all carry by sex: Singh and Kaur. */
  readonly bySex: readonly [F: string, M: string] | undefined;
  /** The custom writes the family name first. */
  readonly isFamilyNameFirst: boolean;
  /** Share who also have a British given name, by which services know them. */
  readonly britishName: number;
  readonly middleName: number;
  /** Nationality of most who were born abroad, for the franchise: British, Irish, Commonwealth, EU, other. */
  readonly nationality: 'british' | 'irish' | 'commonwealth' | 'eu' | 'other';
  /** Share of adults who hold only that nationality: illustrative. */
  readonly foreign: number;
}

const plain = {
  takesHusbands: 0.55,
  joinsBoth: 0.03,
  surname: 'family',
  honorific: [0, []],
  religiousFirst: [0, []],
  bySex: undefined,
  isFamilyNameFirst: false,
  britishName: 0,
  middleName: 0.6,
  nationality: 'british',
  foreign: 0,
} as const satisfies Partial<Community>;

/**
 * Shares are illustrative: those of an outer London borough of mixed origins,
 * near the ethnic groups of Census 2021 (TS021) for such boroughs. Customs are
 * those that the College of Policing and the DWP's naming guides describe in
 * general terms; the rates within a community are illustrative.
 */
export const COMMUNITIES: readonly Community[] = [
  {
    ...plain,
    name: 'english',
    share: 0.52,
    takesHusbands: 0.72,
    joinsBoth: 0.05,
    middleName: 0.75,
  },
  { ...plain, name: 'scottish', share: 0.03, takesHusbands: 0.7 },
  {
    ...plain,
    name: 'irish',
    share: 0.035,
    takesHusbands: 0.65,
    nationality: 'irish',
    foreign: 0.35,
  },
  { ...plain, name: 'welsh', share: 0.02, takesHusbands: 0.7 },
  {
    ...plain,
    name: 'pakistani',
    share: 0.06,
    takesHusbands: 0.25,
    surname: 'family',
    honorific: [
      0.38,
      ['Begum', 'Begum', 'Bibi', 'Bibi', 'Bibi', 'Akhtar', 'Akhtar', 'Kausar', 'Parveen'],
    ],
    religiousFirst: [
      0.3,
      [
        'Mohammed',
        'Mohammed',
        'Mohammed',
        'Mohammed',
        'Muhammad',
        'Muhammad',
        'Mohammad',
        'Mohammad',
        'Syed',
        'Ghulam',
      ],
    ],
    middleName: 0.1,
    nationality: 'commonwealth',
    foreign: 0.2,
  },
  {
    ...plain,
    name: 'bangladeshi',
    share: 0.045,
    takesHusbands: 0.05,
    surname: 'own',
    honorific: [
      0.62,
      ['Begum', 'Begum', 'Begum', 'Begum', 'Khatun', 'Bibi', 'Sultana', 'Akter', 'Khanom'],
    ],
    religiousFirst: [
      0.45,
      [
        'Mohammed',
        'Mohammed',
        'Mohammed',
        'Md',
        'Md',
        'Md',
        'Muhammad',
        'Mohammad',
        'Syed',
        'Abdul',
      ],
    ],
    middleName: 0.15,
    nationality: 'commonwealth',
    foreign: 0.2,
  },
  {
    ...plain,
    name: 'hindu',
    share: 0.04,
    takesHusbands: 0.8,
    middleName: 0.7,
    nationality: 'commonwealth',
    foreign: 0.3,
  },
  {
    ...plain,
    name: 'sikh',
    share: 0.022,
    takesHusbands: 0.6,
    bySex: ['Kaur', 'Singh'],
    middleName: 0,
    nationality: 'commonwealth',
    foreign: 0.15,
  },
  {
    ...plain,
    name: 'tamil',
    share: 0.012,
    takesHusbands: 0.2,
    surname: 'father-given',
    middleName: 0.05,
    nationality: 'commonwealth',
    foreign: 0.2,
  },
  {
    ...plain,
    name: 'nigerian',
    share: 0.035,
    takesHusbands: 0.75,
    britishName: 0.3,
    middleName: 0.7,
    nationality: 'commonwealth',
    foreign: 0.35,
  },
  {
    ...plain,
    name: 'ghanaian',
    share: 0.017,
    britishName: 0.45,
    middleName: 0.6,
    nationality: 'commonwealth',
    foreign: 0.3,
  },
  {
    ...plain,
    name: 'somali',
    share: 0.015,
    takesHusbands: 0,
    joinsBoth: 0,
    surname: 'father-given',
    middleName: 0.9,
    nationality: 'other',
    foreign: 0.3,
  },
  {
    ...plain,
    name: 'arabic',
    share: 0.015,
    takesHusbands: 0.05,
    middleName: 0.35,
    nationality: 'other',
    foreign: 0.4,
  },
  {
    ...plain,
    name: 'chinese',
    share: 0.015,
    takesHusbands: 0.1,
    isFamilyNameFirst: true,
    britishName: 0.4,
    middleName: 0,
    nationality: 'other',
    foreign: 0.4,
  },
  {
    ...plain,
    name: 'vietnamese',
    share: 0.004,
    takesHusbands: 0,
    isFamilyNameFirst: true,
    middleName: 0,
    nationality: 'other',
    foreign: 0.3,
  },
  {
    ...plain,
    name: 'polish',
    share: 0.032,
    takesHusbands: 0.8,
    surname: 'gendered',
    middleName: 0.35,
    nationality: 'eu',
    foreign: 0.85,
  },
  {
    ...plain,
    name: 'romanian',
    share: 0.022,
    takesHusbands: 0.7,
    middleName: 0.45,
    nationality: 'eu',
    foreign: 0.9,
  },
  {
    ...plain,
    name: 'turkish',
    share: 0.013,
    takesHusbands: 0.7,
    middleName: 0.1,
    nationality: 'other',
    foreign: 0.35,
  },
  {
    ...plain,
    name: 'portuguese',
    share: 0.012,
    takesHusbands: 0.4,
    surname: 'two',
    middleName: 0.3,
    nationality: 'eu',
    foreign: 0.8,
  },
  {
    ...plain,
    name: 'spanish',
    share: 0.011,
    takesHusbands: 0,
    joinsBoth: 0,
    surname: 'two',
    middleName: 0.3,
    nationality: 'eu',
    foreign: 0.8,
  },
  {
    ...plain,
    name: 'caribbean',
    share: 0.04,
    takesHusbands: 0.6,
    nationality: 'commonwealth',
    foreign: 0.05,
  },
  { ...plain, name: 'italian', share: 0.009, takesHusbands: 0.1, nationality: 'eu', foreign: 0.75 },
];

import { type Random, type WeightedDraw, weightedDraw, zipfWeights } from './random.ts';
import type { Tradition } from './surnames.ts';

export type Sex = 'F' | 'M';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

interface Era {
  /** First year of birth after the era. */
  readonly before: number;
  readonly F: readonly string[];
  readonly M: readonly string[];
}

// Popular names of each generation, in rough order of frequency, after the
// historic name lists of England and Wales; ranks get Zipf-Mandelbrot weights.
const BRITISH_ERAS: readonly Era[] = [
  {
    before: 1946,
    F: words(`Margaret Mary Joan Jean Joyce Dorothy Patricia Sheila Barbara Kathleen Doreen Betty Brenda
      Shirley Sylvia Pamela Maureen Audrey Eileen Hilda Irene Edith Doris Marjorie Vera Winifred Beryl
      Elsie Evelyn Phyllis Gladys Muriel Olive Rita June Iris Ivy Constance Freda Nora`),
    M: words(`John William George Ronald James Robert Peter Kenneth Thomas Arthur Dennis Derek Eric Roy
      Frank Albert Leonard Stanley Harold Raymond Donald Frederick Charles Reginald Norman Ernest Gordon
      Jack Sidney Cyril Bernard Edward Douglas Alfred Walter Henry Brian Alan Geoffrey Leslie`),
  },
  {
    before: 1965,
    F: words(`Susan Margaret Christine Patricia Linda Janet Carol Jacqueline Ann Jean Elizabeth Mary
      Barbara Julie Pauline Karen Gillian Sandra Jane Maureen Lesley Marion Anne Kathleen Valerie Sheila
      Deborah Catherine Helen Hilary Wendy Angela Denise Judith Lynn Rosemary Frances Diane Teresa Sally`),
    M: words(`David John Peter Michael Alan Robert Stephen Paul Brian Graham Philip Anthony Colin Christopher
      Geoffrey William James Keith Terence Barry Malcolm Richard Ian Derek Roger Raymond Kenneth George
      Andrew Martin Kevin Nigel Trevor Roy Stuart Neil Clive Leslie Gerald Howard`),
  },
  {
    before: 1985,
    F: words(`Sarah Claire Nicola Emma Lisa Joanne Michelle Helen Samantha Karen Rachel Louise Julie Clare
      Rebecca Sharon Victoria Caroline Susan Alison Amanda Tracey Kelly Jane Catherine Angela Jennifer
      Elizabeth Laura Gemma Tracy Katherine Anna Kerry Zoe Donna Melanie Hayley Natalie Lorraine`),
    M: words(`Paul David Andrew Stephen Mark Michael Ian Gary Robert Richard Peter John Christopher Matthew
      Daniel James Darren Jason Simon Steven Anthony Lee Craig Stuart Neil Kevin Adam Martin Jonathan
      Benjamin Wayne Graham Timothy Philip Gareth Nicholas Shaun Dean Carl Scott`),
  },
  {
    before: 2003,
    F: words(`Rebecca Lauren Jessica Charlotte Hannah Sophie Amy Emily Laura Emma Chloe Sarah Lucy Katie
      Bethany Jade Megan Alice Danielle Abigail Rachel Olivia Samantha Stephanie Natasha Georgia Eleanor
      Holly Victoria Elizabeth Natalie Gemma Kirsty Shannon Leah Zoe Jennifer Caitlin Paige Kayleigh`),
    M: words(`Thomas James Jack Daniel Matthew Ryan Joshua Luke Samuel Jordan Adam Christopher Michael
      Alexander Joseph Benjamin Liam Jake William Andrew George Lewis Oliver Robert Nathan Harry Aaron
      Callum Connor Kieran Bradley Ashley Jamie Charlie David Kyle Sean Edward Scott Dominic`),
  },
  {
    before: 2100,
    F: words(`Olivia Amelia Isla Ava Emily Grace Mia Poppy Ella Lily Evie Isabella Sophie Ivy Freya
      Charlotte Sophia Jessica Daisy Phoebe Florence Alice Isabelle Ruby Millie Matilda Evelyn Elsie Rosie
      Sienna Erin Harriet Imogen Willow Maisie Lola Eliza Summer Martha Scarlett`),
    M: words(`Oliver George Harry Noah Jack Leo Arthur Muhammad Oscar Charlie Jacob Thomas Freddie Alfie
      Henry Theo Joshua William James Ethan Archie Max Isaac Lucas Logan Alexander Mason Edward Finley
      Samuel Harrison Toby Reuben Dylan Elijah Louie Zachary Albie Tommy Ralph`),
  },
];

const OTHERS: Readonly<
  Record<Exclude<Tradition, 'british'>, Readonly<Record<Sex, readonly string[]>>>
> = {
  'south-asian': {
    F: words(`Fatima Ayesha Nasreen Shazia Aisha Zainab Sadia Rukhsana Priya Anjali Meena Nadia Saima
      Farzana Shabana Parveen Khadija Maryam Amina Sana Hina Samina Nusrat Deepa Kavita Sunita Rehana Yasmin
      Tahira Noor`),
    M: words(`Mohammed Muhammad Abdul Imran Asif Tariq Shahid Amir Bilal Hamza Yusuf Ibrahim Usman Kamran
      Faisal Nadeem Rashid Zahid Khalid Naveed Sanjay Amit Rajesh Vijay Anil Sunil Rakesh Adil Waqas Zain
      Haroon Javed Mahmood Ahmed Ali Hassan`),
  },
  sikh: {
    F: words(`Manpreet Harpreet Jaspreet Gurpreet Simran Kiran Amandeep Rajinder Balwinder Navdeep Sukhdeep
      Parminder Kulwinder Jasmin Ravinder`),
    M: words(`Harjit Gurdeep Amarjit Balbir Jaswinder Manjit Sukhdev Kuldeep Paramjit Rajinder Gurpreet
      Harpreet Jagtar Satnam Arjan`),
  },
  'west-african': {
    F: words(`Ngozi Adaeze Folake Abena Akua Chidinma Yetunde Amara Esther Blessing Grace Comfort Efua Funmi
      Ifeoma Temitope Patience Mercy`),
    M: words(`Chinedu Kwame Kofi Emeka Tunde Olusegun Samuel Emmanuel Kwabena Ikenna Babatunde Daniel Yaw
      Obinna Femi Joseph Segun David`),
  },
  polish: {
    F: words(`Anna Katarzyna Agnieszka Magdalena Joanna Malgorzata Monika Aleksandra Natalia Karolina Ewa
      Zofia Julia Maja Beata`),
    M: words(`Piotr Krzysztof Tomasz Pawel Marcin Michal Lukasz Adam Jakub Kamil Mateusz Grzegorz Jan Filip
      Marek`),
  },
};

// Parts of newer and rarer names, for the tail that every name file has.
const OPENINGS =
  words(`Ad Al Am An Ar Bel Bri Cal Car Cas Cor Da De Del Do El Em Er Fen Fi Ga Gwen Ha Hel
  Is Ja Jo Ka Kel Ky La Le Li Lo Lu Ma Mar Mel Mi Na Ni No O Ol Per Ra Ri Ro Ry Sa Se Sha Si So Ta Te Tha
  Ti Va Vi Wil Xan Ya Za Ze`);
const CLOSINGS: Readonly<Record<Sex, readonly string[]>> = {
  F: words('ria lina nna lia ra bel lle na dra tia ssa wen lyn phine mira sha nelle rika'),
  M: words('ron vin ric rian den lan mon nard bert win ston man dric lio sper thur von drick'),
};

/** Share of given names from outside the lists. */
const RARE_SHARE = 0.07;

type Draws = Readonly<Record<Sex, WeightedDraw<string>>>;

/** Draws a given name that goes with the year of birth, sex and family. */
export type GivenNameDraw = (
  random: Random,
  sex: Sex,
  born: number,
  tradition: Tradition,
) => string;

export function givenNameDraw(): GivenNameDraw {
  const byRank = (names: readonly string[]): WeightedDraw<string> =>
    weightedDraw(names, zipfWeights(names.length, 0.9, 4));
  const eras = BRITISH_ERAS.map((era): Draws => ({ F: byRank(era.F), M: byRank(era.M) }));
  const others = new Map(
    Object.entries(OTHERS).map(([tradition, names]): [string, Draws] => [
      tradition,
      { F: byRank(names.F), M: byRank(names.M) },
    ]),
  );
  return (random, sex, born, tradition) => {
    if (random.chance(RARE_SHARE)) return random.pick(OPENINGS) + random.pick(CLOSINGS[sex]);
    const draws =
      others.get(tradition) ?? (eras[BRITISH_ERAS.findIndex((era) => born < era.before)] as Draws);
    return draws[sex](random);
  };
}

const NICKNAMES: ReadonlyMap<string, readonly string[]> = new Map(
  words(`Margaret:Maggie,Peggy,Meg Mary:Molly Joan:Joanie Dorothy:Dot,Dolly Patricia:Pat,Tricia Barbara:Babs
    Kathleen:Kath,Kathy Pamela:Pam Winifred:Win Constance:Connie Susan:Sue,Susie Christine:Chris,Chrissie
    Janet:Jan Jacqueline:Jackie Elizabeth:Liz,Beth,Betty Gillian:Gill Sandra:Sandy Deborah:Debbie,Deb
    Catherine:Cathy,Cath Katherine:Kate,Kathy Valerie:Val Judith:Judy Rosemary:Rose Frances:Fran Teresa:Terri
    Nicola:Nicky,Nikki Joanne:Jo Michelle:Shell Samantha:Sam,Sammy Rebecca:Becky,Becca Victoria:Vicky,Tori
    Caroline:Carrie Alison:Ali Amanda:Mandy Angela:Angie Jennifer:Jenny,Jen Stephanie:Steph Natasha:Tash
    Jessica:Jess Charlotte:Lottie,Charlie Abigail:Abi Danielle:Dani Bethany:Beth Georgia:Georgie Eleanor:Ellie
    Olivia:Liv Isabella:Bella Amelia:Millie Florence:Flo Matilda:Tilly Harriet:Hattie Imogen:Immy Kimberley:Kim
    John:Jack,Johnny William:Bill,Will,Billy Ronald:Ron James:Jim,Jimmy,Jamie Robert:Bob,Rob,Bobby
    Peter:Pete Kenneth:Ken Thomas:Tom,Tommy Arthur:Art Dennis:Den Frank:Frankie Albert:Bert,Al Leonard:Len
    Stanley:Stan Harold:Harry Raymond:Ray Donald:Don Frederick:Fred,Freddie Charles:Charlie,Chas Reginald:Reg
    Norman:Norm Ernest:Ernie Sidney:Sid Edward:Ted,Ed,Eddie Douglas:Doug Alfred:Alf,Fred Walter:Wally
    Henry:Harry Geoffrey:Geoff Leslie:Les David:Dave,Davey Michael:Mick,Mike Stephen:Steve Steven:Steve
    Philip:Phil Anthony:Tony Christopher:Chris Terence:Terry Richard:Rich,Dick,Rick Andrew:Andy,Drew
    Martin:Marty Trevor:Trev Gerald:Gerry Matthew:Matt Daniel:Dan,Danny Benjamin:Ben Jonathan:Jon,Jonny
    Timothy:Tim Nicholas:Nick Gareth:Gaz Joshua:Josh Samuel:Sam Alexander:Alex,Sandy Joseph:Joe Nathan:Nat
    Bradley:Brad Edward:Ned Dominic:Dom Zachary:Zac Harrison:Harry Mohammed:Mo,Mohamed Muhammad:Mo,Mohammad
    Katarzyna:Kasia Agnieszka:Aga Magdalena:Magda Malgorzata:Gosia Aleksandra:Ola Krzysztof:Krzys
    Manpreet:Mani Jaspreet:Jas Amandeep:Aman Sukhdeep:Sukhi Emmanuel:Manny Olusegun:Segun Babatunde:Tunde`).map(
    (entry): [string, readonly string[]] => {
      const [name, short] = entry.split(':') as [string, string];
      return [name, short.split(',')];
    },
  ),
);

/** Everyday forms of a given name; empty where it has none. */
export function nicknamesOf(name: string): readonly string[] {
  return NICKNAMES.get(name) ?? [];
}

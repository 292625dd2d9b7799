/*
 * Organisations in a field meant for a person: landlords, companies, charities
 * and other councils are customers too. Marks of legal form (Companies Act
 * 2006, sections 58 and 59: "limited", "public limited company" and their
 * abbreviations and Welsh forms end a company's name) are certain; other words
 * are those of bodies that hold property or accounts in a borough.
 */
const LEGAL_FORM =
  /(?<![\p{L}'])(?:ltd|limited|plc|p\.l\.c\.?|llp|l\.l\.p\.?|lp|cic|c\.i\.c\.?|cio|cyf|cyfyngedig|ccc|inc|incorporated|gmbh|s\.?a\.?r\.?l|unlimited company)(?![\p{L}'])\.?/iu;

/** `& Sons`, `and Co`, `Bros`. */
const FAMILY_FIRM =
  /(?:&|\band\b|\+)\s*(?:sons?|daughters?|co|company|partners|associates|bros|brothers)(?![\p{L}'])\.?|\sbros\.?$/iu;

/** `Trustees of`, `Directors of`, `Landlord of`: a body, and not a person, is meant. */
const OFFICE =
  /^(?:the )?(?:trustees?|directors?|managers?|governors?|board|committee|proprietors?|secretary|treasurer|administrators?|receivers?|liquidators?|members|leaseholders|freeholders|headteacher|head teacher|principal|chief executive|company secretary|property manager|finance department|accounts payable|accounts department)(?: of| for| to|,|$)/iu;

/** Bodies: enough in themselves where no title of a person stands before them. */
const BODY =
  /(?<![\p{L}'])(?:housing association|housing trust|housing co-?op(?:erative)?|housing society|homes association|council|borough|nhs|foundation trust|hospital|surgery|health centre|clinic|university|college|school|academy|nursery|playgroup|church|mosque|masjid|temple|gurdwara|gurudwara|synagogue|parish|diocese|(?<=\S )charity|charitable|foundation|society|association|federation|committee|club|(?<=\S )trust|estates?(?= (?:agents?|ltd|management))|estate agents?|lettings?|properties|property (?:management|services)|developments?|investments?|holdings|enterprises?|services|solutions|consultants?|consultancy|solicitors|accountants|chartered surveyors|insurance|assurance|bank|building society|pension fund|restaurant|takeaway|cafe|pizza|kebab|supermarket|stores?|garage|motors|minicabs|taxis|cars|electrical|plumbing|builders|building contractors|construction|cleaners|catering|hotel|hostel|care home|nursing home|residential home|public house|post office|police|fire station|ministry|department|embassy|union|group|company|corporation|partnership|centre|international|london borough|the crown|management company|residents'? association)(?![\p{L}'])/iu;

/** Bodies whose word is a family name too: Church, Temple, Bank, Hall; only where nothing is a given name. */
const BODY_AND_NAME =
  /^(?:mr|mrs|miss|ms|dr|mx)?\.?\s*(?:\p{L}+\.?[\s-]+){0,3}(?:church|temple|bank|school|parish|college|hotel|clubb?|cars|group|stores?|trust|garage|police|bankes|abbey|motors?|services?|cleaners?|centre|nursery|company|union|borough|court|house|mills?)$/iu;

const OCCUPIER =
  /^(?:the |all |current |any |legal |new )*(?:owner\s*(?:[/&]|or|and)\s*)?(?:the )?(?:occupiers?|landlords?|occupants?|owner ?[/-]? ?occupiers?|householders?|residents?|tenants?|homeowners?|owners?|liable person|new occupiers?|leaseholder)(?:\s*[(/&].*)?$/iu;

/** Whether the field speaks of whoever lives there: The Occupier, Owner/Occupier. */
export function isOccupier(text: string): boolean {
  return OCCUPIER.test(text);
}

/**
 * Whether the field holds an organisation.
 *
 * @param isGivenName whether a word is a known given name: `Mary Church` is a
 *   person where `Trinity Church` is not.
 */
export function isOrganisation(text: string, isGivenName: (word: string) => boolean): boolean {
  if (LEGAL_FORM.test(text)) return true;
  if (FAMILY_FIRM.test(text) || OFFICE.test(text)) return true;
  if (!BODY.test(text)) return false;
  if (!BODY_AND_NAME.test(text)) return true;
  // A short name whose last word is a family name as well as a body.
  const words = text.split(/[\s,.]+/).filter((word) => word !== '');
  if (/^(?:mr|mrs|miss|ms|dr|mx|rev|sir|cllr)$/iu.test(words[0] ?? '')) return false;
  if (words.length === 1) return false;
  return !words.slice(0, -1).some((word) => isGivenName(word) || word.length === 1);
}

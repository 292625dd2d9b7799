import { mix, type Random, weightedDraw, zipfWeights } from './random.ts';

/** Where a household lives. */
export interface Address {
  /** House and street, with the flat where there is one: `Flat 3, 12 Mill Lane`. */
  readonly line: string;
  readonly town: string;
  /** In its written form, one space before the inward code. */
  readonly postcode: string;
}

/** Draws homes; each call is another front door (a few are drawn twice: shared houses). */
export type HomeDraw = (random: Random) => Address;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

// Invented towns, so that no record is taken for a resident's; for the same reason their
// postcode districts, from 60 up, are ones that these areas do not have.
const TOWNS: readonly (readonly [string, string])[] = words(`
  Ashmouth:AL Brackenford:BA Caldermere:BL Dunhaven:BR Eastwold:CB Farrowby:CO Greyminster:CT
  Holmeden:CV Inglethorpe:DA Kestrelby:DD Lynwick:DG Marlsea:DT Northolme:DY Oakenshaw:FY
  Pennerdale:GL Queensferrow:HD Ravenstow:HG Saltmarsh:HP Thornaby-Vale:HR Underhythe:HU Wexcombe:KT
  Yarlow:KY Alderbeck:LD Bramblehurst:LN Coldstowe:ME Draymouth:NP Elmsworth:OL Fenwater:OX
  Goldhanger:PL Harrowick:PO Ironbeck:SG Kingsmoor:SK Longmere:SL Millhaven:SM Netherby:SN
  Overstrand-Hill:SP Plumsford:SY Roxwell:TA Stonequay:TD Tidewell:TQ Upperton:TW Westerfold:UB
  Yewdale:WF Amberley-Cross:WN Blackwater:WR Crowmarsh:WV
`).map((entry) => {
  const [town, area] = entry.split(':') as [string, string];
  return [town.replace('-', ' '), area] as const;
});

const STREET_NAMES = words(`
  High Station Church Victoria Park London Mill Green New Manor Albert Queens Kings School Grange North
  South West East George Chapel York Windsor Springfield Alexandra Richmond Stanley Grove Highfield Warren
  Oak Elm Ash Beech Cedar Chestnut Hawthorn Hazel Holly Laburnum Larch Lime Maple Poplar Rowan Sycamore
  Willow Birch Lilac Primrose Bluebell Foxglove Heather Lavender Rose Ivy Fern Orchard Meadow Brook River
  Bridge Ferry Canal Wharf Quarry Castle Abbey Priory Cathedral Market Cross Mount Hill Vale Dale Moor
  Heath Common Forest Woodland Copse Farm Barn Dairy Miller Smithy Tanner Weaver Cooper Fletcher Potter
  Nelson Wellington Churchill Gladstone Cromwell Tudor Stuart Hanover Lancaster Clarence Cambridge Oxford
  Derby Essex Kent Norfolk Suffolk Surrey Sussex Dorset Devon Cornwall Rutland Durham Lincoln Chester
  Bedford Buckingham Salisbury Winchester Gloucester Hereford Shrewsbury Balmoral Sandringham Osborne
  Kitchener Jubilee Coronation Princess Earl Duke Marlborough Beaconsfield Palmerston Raglan Alma Inkerman
  Waterloo Trafalgar Blenheim Hampton Lambeth Kensington Chelsea Fairview Hillcrest Sunnybank Westfield
  Eastfield Northfield Southfield Longfield Broadfield Lower Upper Middle Back Front Old Nursery Garden
`);
const STREET_KINDS =
  words(`Road Road Road Road Street Street Street Street Close Close Close Avenue Avenue
  Avenue Lane Lane Drive Drive Way Gardens Crescent Court Place Terrace Grove Walk Rise View Mews Hill`);
// The inward code never uses C, I, K, M, O or V (Royal Mail, PAF programmers' guide).
const INWARD_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';

/** No area above has a district of this number or higher. */
const FIRST_DISTRICT = 60;

/** Households in a street of one postcode: the United Kingdom has about 15 addresses a postcode. */
const HOMES_PER_POSTCODE = 15;

/**
 * Lays out towns for about that many households. Streets and postcodes are
 * computed from a street's number, so the town costs no memory whatever its size.
 */
export function homeDraw(households: number): HomeDraw {
  const townCount = Math.max(3, Math.min(TOWNS.length, Math.ceil(households / 8000)));
  const weights = zipfWeights(townCount, 0.7, 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const towns = weights.map((weight, index) => ({
    index,
    streets: Math.max(4, Math.ceil(((weight / total) * households) / HOMES_PER_POSTCODE)),
  }));
  const drawTown = weightedDraw(towns, weights);
  return (random) => {
    const town = drawTown(random);
    const street = random.below(town.streets);
    const [name, area] = TOWNS[town.index] as readonly [string, string];
    const hash =
      mix(Math.imul(street + 1, 0x9e3779b1) ^ Math.imul(town.index + 1, 0x85ebca77)) >>> 0;
    const streetName = `${STREET_NAMES[hash % STREET_NAMES.length]} ${
      STREET_KINDS[(hash >>> 9) % STREET_KINDS.length]
    }`;
    const house = 1 + random.below(HOMES_PER_POSTCODE * 4);
    const flat = random.chance(0.12) ? `Flat ${1 + random.below(12)}, ` : '';
    return {
      line: `${flat}${house} ${streetName}`,
      town: name,
      postcode: postcodeOf(area, street),
    };
  };
}

/** The street's own postcode: streets fill a sector's 400 codes, then the next sector. */
function postcodeOf(area: string, street: number): string {
  const unit = street % 400;
  const sector = Math.floor(street / 400);
  const district = FIRST_DISTRICT + Math.floor(sector / 9);
  return `${area}${district} ${1 + (sector % 9)}${INWARD_LETTERS[Math.floor(unit / 20)]}${
    INWARD_LETTERS[unit % 20]
  }`;
}

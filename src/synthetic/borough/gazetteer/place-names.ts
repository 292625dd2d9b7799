const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The made-up authority. No place of any of these names is known to us. */
export const AUTHORITY = 'Wexmere Borough Council';
export const ADMINISTRATIVE_AREA = 'Wexmere';
export const POST_TOWN = 'Wexmere';

/** Not a code of any authority known to us; GeoPlace allots four digits. */
export const CUSTODIAN_CODE = 9998;

/**
 * A real postcode area, so that a reader which knows the areas takes the
 * postcodes for well formed, with districts from 60 up, which it does not have.
 */
export const POSTCODE_AREA = 'SR';
export const FIRST_DISTRICT = 60;

/** British National Grid, in the North Sea about 25 km from the coast: no property stands there. */
export const GRID_ORIGIN = { x: 465_000, y: 552_000 } as const;

/** How a ward is built and let. */
export const WARD_PROFILES = [
  'centre',
  'rented',
  'terraces',
  'suburb',
  'estate',
  'village',
] as const;
export type WardProfile = (typeof WARD_PROFILES)[number];

export const LOCALITIES: readonly (readonly [string, WardProfile])[] = [
  ['Castlemoor', 'rented'],
  ["Tanner's Cross", 'terraces'],
  ['Eastquay', 'centre'],
  ['Northolme Park', 'suburb'],
  ['Lower Fenwick', 'estate'],
  ['Abbotsreach', 'terraces'],
  ['Millrace', 'suburb'],
  ['Priors Heath', 'suburb'],
  ['Stonebeck', 'terraces'],
  ['Kingsferry Road', 'estate'],
  ['Great Harrowden Wick', 'village'],
  ['Saltergate', 'terraces'],
  ['Ladyfield', 'suburb'],
  ['Oxmarsh', 'estate'],
  ['Vicars Green', 'suburb'],
  ['Docksend', 'centre'],
  ['Upper Wexcombe', 'village'],
  ['Hollinsgate', 'terraces'],
  ['Brackenhurst', 'suburb'],
  ['St Osyth Fields', 'estate'],
];

export const STREET_STEMS = words(`
  Station Church Victoria Park London Mill Green New Manor Albert Queens Kings School Grange North South
  West East George Chapel York Windsor Springfield Alexandra Richmond Stanley Grove Highfield Warren Oak
  Elm Ash Beech Cedar Chestnut Hawthorn Hazel Holly Laburnum Larch Lime Maple Poplar Rowan Sycamore Willow
  Birch Lilac Primrose Bluebell Foxglove Heather Lavender Rose Ivy Fern Orchard Meadow Brook River Bridge
  Ferry Canal Wharf Quarry Castle Abbey Priory Market Cross Mount Hill Vale Dale Moor Heath Common Forest
  Woodland Copse Farm Barn Dairy Miller Smithy Tanner Weaver Cooper Fletcher Potter Nelson Wellington
  Churchill Gladstone Cromwell Tudor Stuart Hanover Lancaster Clarence Cambridge Oxford Derby Essex Kent
  Norfolk Suffolk Surrey Sussex Dorset Devon Cornwall Rutland Durham Lincoln Chester Bedford Buckingham
  Salisbury Winchester Gloucester Hereford Shrewsbury Balmoral Sandringham Osborne Kitchener Jubilee
  Coronation Princess Earl Duke Marlborough Beaconsfield Palmerston Raglan Alma Inkerman Waterloo Trafalgar
  Blenheim Hampton Fairview Hillcrest Sunnybank Westfield Eastfield Northfield Southfield Longfield
  Broadfield Nursery Garden Attlee Bevan Cobden Darwin Elgar Faraday Garrick Hogarth Kipling Lister Milton
  Newton Purcell Ruskin Shelley Tennyson Turner Wesley Byron Chaucer Dickens Livingstone Mandela
  St_Johns St_Marys St_Georges St_Andrews Saint_Hilda's Bishop's O'Connell Queen_Annes Great_Western
  Old_Mill Long_Acre Back_Lane Lower_Mill Upper_Quay`).map((word) => word.replaceAll('_', ' '));

export const STREET_KINDS: readonly (readonly [string, number])[] = [
  ['Road', 26],
  ['Street', 18],
  ['Close', 11],
  ['Avenue', 11],
  ['Lane', 6],
  ['Drive', 6],
  ['Gardens', 4],
  ['Way', 4],
  ['Crescent', 3],
  ['Court', 2],
  ['Place', 2],
  ['Terrace', 2],
  ['Grove', 2],
  ['Walk', 1.5],
  ['Rise', 1],
  ['View', 1],
  ['Mews', 1],
  ['Hill', 1],
  ['Square', 0.8],
  ['Parade', 0.5],
];

export const BUILDING_STEMS = words(`
  Attlee Keir_Hardie Mandela Churchill Windsor Ashdown Cedar Elm Linden Magnolia Juniper Rowan Acorn Poplar
  Lansbury Wilberforce Shaftesbury Nightingale Seacole Curie Fleming Jenner Brunel Stephenson Telford Rennie
  Harbour Anchor Mariner Lighthouse Compass Foundry Maltings Granary Weavers Chandlers Regent Imperial
  Sovereign Monarch Falcon Kestrel Heron Kingfisher Swan Skylark Lomond Snowdon Cheviot Malvern Mendip
  Pennine Cotswold Chiltern Exmoor Dartmoor Thames Severn Trent Tyne Humber Avon`).map((word) =>
  word.replaceAll('_', ' '),
);
export const BUILDING_KINDS = words(
  'House House House Court Court Lodge Tower Point Heights Mansions',
);

export const HOUSE_NAMES = words(`
  Rose_Cottage The_Cottage Ivy_Cottage The_Old_Rectory The_Lodge Orchard_House The_Bungalow Hillcrest
  The_Old_Vicarage Woodlands Greenacres Mill_House Meadow_View The_Willows Oaklands Fairview Sunnyside
  The_Laurels Holly_House The_Old_School_House Church_View Highfield Springfield The_Haven Lyndhurst
  Homelea Tree_Tops Bramble_Cottage The_Barn Sea_View Corner_Cottage Primrose_Cottage Wisteria_House
  Brookside Ashleigh Westview The_Coach_House The_Stables Fernlea Beechcroft Glenside Dunroamin Rivendell
  Chez_Nous The_Gables The_Hollies Heathfield Belle_Vue Avalon Pantiles Ty_Gwyn`).map((word) =>
  word.replaceAll('_', ' '),
);

export const SHOP_NAMES = words(`
  Wexmere_News Golden_Fry Best_Kebab Quick_Clean Harbour_Stores Corner_Mini_Market Sharp_Cuts Bella_Nails
  City_Phones Wexmere_Tyres The_Bread_Bin Royal_Tandoori Lucky_House Polski_Sklep Afro_Foods Denim_Den
  Vape_Stop The_Copper_Kettle Bet_Express Greenleaf_Pharmacy`).map((word) =>
  word.replaceAll('_', ' '),
);

export const CARE_HOME_NAMES = words(`
  The_Beeches Northholme_House Rosewood_Lodge St_Hilda's_Court Willowbank Ashgrove_Manor The_Cedars
  Seaview_Residential_Home Meadowcroft Elmhurst_Nursing_Home Parkside_Lodge Lavender_Court Holmlea
  Riverside_Nursing_Home Abbotsfield The_Limes`).map((word) => word.replaceAll('_', ' '));

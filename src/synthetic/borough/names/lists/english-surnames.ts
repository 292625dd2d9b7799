import { words } from './words.ts';

/**
 * Surnames common in England and in Great Britain as a whole, commonest first:
 * the first twenty after the electoral register of 1996 (see
 * ../english-surnames.ts), the rest in rough order, from general knowledge.
 */
export const COMMON_SURNAMES =
  words(`Smith Jones Williams Brown Taylor Davies Wilson Evans Thomas Johnson Roberts
  Thompson Wright Walker Robinson White Hughes Edwards Green Hall Wood Harris Martin Jackson Clarke Clark Lewis Turner
  Hill Scott Cooper Morris Ward Moore King Watson Baker Harrison Morgan Allen James Phillips Mitchell Young Parker
  Campbell Lee Anderson Bennett Cook Davis Shaw Kelly Bell Richardson Carter Collins Bailey Stewart Gray Miller Cox
  Adams Murphy Marshall Wilkinson Simpson Murray Richards Ellis Robertson Mason Webb Foster Knight Chapman Hunt Mills
  Palmer Rogers Powell Price Barker Griffiths Lloyd Matthews Holmes Fisher Stevens Butler Barnes Dixon Fletcher Pearson
  Russell Graham Howard Jenkins Harvey Ford West Andrews Elliott Reynolds Hart Payne Fox Cole Saunders Reid Kennedy
  Day Lawrence Burton Atkinson Pearce Walsh Spencer Dawson Bradley Watts Armstrong Rose Hudson Gibson Carr Ross Hawkins
  Francis Wells Burgess Gardner Owen Newman Hamilton Stephens Barrett Ball Webster Nicholls Grant Harding Hayes Cross
  Robson Warren Bird Perry Berry Ryan Stone Johnston Gregory Cunningham Nicholson Hopkins Lane Parry Freeman Byrne
  Gordon Rowe Page Wallace Arnold Hunter Newton Parsons Hewitt Crawford Booth Coleman Woods Henderson Bishop Davidson
  Gill Sutton Bates Oliver Reed Porter Ferguson Read Sharp Jordan Lowe Dunn Rees Dean Lambert Chambers Cooke Waters
  Curtis Holland Poole Bartlett Hodgson Hardy Moss Norris Burns Peters Slater Marsh Black Bull Field French Potter
  Osborne Doyle Stokes George Wheeler Gallagher Bowen Hancock Barton Goodwin Parkinson Sanders Frost Norman Wade
  Walters Lynch Wilkins Morton Higgins Charlton Bryant Gilbert Cameron Long Fuller Cartwright Nash Hammond Goddard
  Griffin Townsend Brooks Brookes McCarthy Fleming Steele Lamb Vaughan Yates Jennings Bolton Sullivan Weston Preston
  Farrell Austin O'Brien Ashton Bond Hobbs Buckley Thornton Mann Savage Kay Baxter Middleton Glover Howe Dennis Howarth
  Simmons Tucker McDonald Reeves Todd Barber Schofield Norton Carpenter Kirk Abbott Summers Haynes Barlow Whittaker
  Blake Benson Naylor Gough Kent Fraser Sinclair Brennan Hooper Daly Connolly Clayton Woodward Pritchard Sheppard
  Giles Hilton Jarvis Swift Chadwick Skinner Stephenson Rice Rowley Hutchinson Riley Flynn Hope Humphreys Briggs Lord
  Nolan Peacock Power Mellor Crossley Duncan Randall Wallis Whitehead Knowles Bowden Bruce Thomson Lucas Little
  Leonard Hartley Marsden Pickering Leach Kerr Sykes Tomlinson Sharpe Doherty Joyce Welch Winter Woodhouse Pope Manning
  Perkins Gibbons Burrows Dale Talbot Finch Rhodes Watkins Bray Humphries Cassidy Dyer Dodd Barnett Vincent
  Conway Atkins Greenwood Henry Franklin Godfrey Lyons Singleton Hurst Horton O'Connor Pugh Bentley Cullen Forster
  Fowler Kirby O'Neill Short Quinn Bevan Alexander Walton Ingram Cowley Hargreaves Whitehouse Heath Rowland Duffy
  Best Webber Sims Bourne Gould Blackburn Metcalfe Mackenzie McCann Oakley Terry Law Davey Holt Hyde Bull Regan Garner
  Stanley Sutherland Lawson Ingham Prince Moran Goodman Owens Dickinson Elliot Houghton Fitzgerald Fry Rigby Myers
  Drew Hicks Coles Cotton Rogerson Redfern Leigh Seymour Philpott Baldwin Kemp Stafford Storey Allan Lister Whitaker
  Hull Hodges Dobson Milner Burke Wyatt Broadbent Kenny Dickson Bullock Firth McGrath Clements Paul Skelton
  Fenton Brady Blackwell Church Holden Charles Hodson Steel Connor Farmer Crowther Rushton Wiltshire Rushworth Shepherd
  Kaye McIntyre Fielding Ratcliffe Ogden Gilbey Drake Bibby Maxwell Nixon Hobson Pollard Herbert Nelson Bryan Mead
  Akers Buxton Lacey McGregor Ashworth Downes Tyler Hogg Wise Dent Bassett Wills Pike Gale Whelan Coates
  McLeod Archer Ryder Wiggins Spence Crompton Dolan Goldsmith Pratt Sweeney Wild Lund Hale Ramsey Beckett Bradshaw
  Thorpe McGuire Elliston Gee Paterson Jeffery Hampton Reeve Cope Donnelly Appleby Lees Chandler Alderson Cobb Kirkham
  Bowers Sherwood Tate Morrison Muir Sheehan Farrow Dalton Knott Sadler Whitfield McCormack Barron Ellison Sargent
  Rowlands Healey Ellwood Nuttall Newell Hinton Woodcock Craven Allison Daniels Meredith Driver Cousins Bligh Shields
  Flower Stubbs Tanner Ainsworth Tait Baird Sayers Britton Beaumont Greaves Waite McMahon Wilcox Neal McBride Hendry
  Rudd Wainwright Clegg Hume Lockwood Haigh Roe Squires Hanson Bannister Grayson Ley Cairns Cullum Childs Munro Tuck
  Walmsley Barclay Kendall Stocks Howells Dunne Egan Salt Prescott Stark Parkin Nunn Swain Hurley Hutton Gaskell Cash
  Crook Whyte Collier Ashley Edmonds Edmunds Jeffries Brady Larkin Latham Hough Batty Penny Flanagan Keane Weaver Millar
  McKenna Woolley Tanner Horne Butterworth Nield Rawlings Barrow Cawley Swan Entwistle Hemmings Ashby Bloom Craig Dyson
  Hawes Higginson Heaton Halliday Head Goodall Guest Fearn Fairclough Eastwood Eaton Earl Dwyer Dunlop Dutton Downing
  Douglas Denton Dawes Darby Cowan Croft Crane Corbett Coombes Clough Clifford Chappell Challis Catchpole Carey
  Callaghan Byers Burt Burrell Burnett Brewer Brierley Boyle Boyd Bower Boulton Botham Bonner Blair Blackmore Birch
  Bingham Beattie Beard Beale Bassett Barry Barr Baron Banks Bamford Bacon Aston Aspinall Ash Allsop Alexander Aldridge
  Addison Abraham Abbot Worthington Worrall Workman Wooldridge Woolf Winterbottom Windsor Winfield Wilmot
  Willoughby Willis Willetts Wilde Whittle Whitmore Whiteley Westwood Weeks Wardle Wareham Waller Wakefield Wagstaff
  Vickers Vernon Varley Unwin Underwood Twigg Turnbull Tunstall Trueman Tranter Townend Tooth Tomkins Tolley Tinsley
  Timms Tilley Tidswell Thwaites Thurston Thorne Thacker Tennant Tebbutt Tattersall Tasker Tapp Tanner Tandy Tamblyn
  Sword Sumner Stott Street Stratton Stone Stockton Steward Stephen Stead Startin Stanton Stainton Squire Sparks
  Spalding Southern Snell Smart Small Slack Skidmore Sidwell Shorter Shipley Sherratt Shelton Sheldon Sharples Shannon
  Shackleton Sewell Self Searle Seaton Seabrook Scarborough Sayer Savill Saville Sanderson Salmon Sage Rushby Ruddock
  Royle Rowbotham Rooney Root Roper Ridley Riddell Rich Revell Redman Redmond Rayner Rawson Ravenscroft Randle Raine
  Radford Purcell Proctor Probert Prior Preece Pratley Pounder Potts Portman Plummer Plant Pitt Piper Pimm Pilkington
  Pickles Phelps Petty Perrin Penfold Peel Peck Pearcey Payton Pattison Patterson Partridge Parrott Parr Pankhurst
  Palfrey Paine Paget Packer Ormerod Orchard Oldham Oldfield O'Sullivan O'Reilly O'Donnell Oates Nye Nuttall Noble Nicol
  Newbury Neville Needham Nayler Mullins Mullen Moyle Mortimer Morrow Morley Moorhouse Montgomery Monk Molloy Milton
  Milne Millward Mills Millington Millard Miles Meyer Merritt Mercer Mellors Meadows Maynard Mayes May Maurice Mather
  Massey Markham Marriott Markey Marlow Mallinson Major Maguire Madden Mace Lyon Lunn Lumley Lovell Love Longhurst Lomas
  Lodge Lock Livesey Linton Lindsay Lilley Lightfoot Lester Leonard Lennon Legg Leeming Lawton Lancaster Lake Lacy Kitchen
  Kitching Kirkpatrick Kilgour Keys Keeling Keating Kavanagh Jowett Joseph Jolly Jewell Jessop Jephcott Jeffrey
  Jeffreys Jacobs Irwin Irvine Inman Illingworth Hussey Huntley Humphrey Humble Hulme Huggins Huddleston Hoyle Howlett
  Houlihan Hornby Hopwood Holloway Hollis Holliday Hollins Hollingsworth Holdsworth Hoare Hirst Hind Hilliard Hibbert Heywood
  Hewson Hesketh Hepworth Hennessy Henshaw Hemingway Hedley Heard Haywood Hayward Hayden Hawley Hawksworth Haughton Hatton
  Haslam Hartshorn Harrop Harper Harman Hardwick Hardcastle Hanley Handley Hancox Hanna Hand Hammersley
  Halstead Hackett Haddon Gunn Guy Grove Groom Grimshaw Griffith Grice Gregson Greenhalgh Greig Gower Goodyear Gorman Good
  Golding Goff Gleeson Gladwin Gittins Gillespie Gilmour Garside Garrett Garland Gardiner Galloway Furness Frith Freer
  Forrest Forsyth Foley Flint Flintoff Finney Findlay Figg Fenwick Fellows Felton Feeney Fawcett Farnsworth Falconer Fagan
  Eyre Everett Evison England Emery Emerson Emmett Ellery Elkins Eldridge Edge Eden Easton Earnshaw Eames Eagles
  Dyke Durrant Dunstan Duke Dugdale Duckworth Driscoll Drummond Drury Drewett Draper Dowling Dowd Dowell Doughty
  Donovan Donaldson Dodds Dodson Devlin Devine Denny Denham Delaney Dearden Deacon Darlington Dark Danks Dacre Cutler
  Curry Curran Cummings Cummins Culshaw Crump Crosby Crosland Cropper Crocker Critchley Crisp Cresswell Creed Crabtree
  Coyle Cowling Cowell Coward Cousin Court Coulson Cotterill Costello Corrigan Cornish Cork Copeland Coombs
  Conroy Connell Condon Compton Commons Colley Collett Coker Cohen Coffey Cochrane Coburn Clowes Close
  Clifton Cleary Clay Clarkson Christie Chivers Chilton Cheetham Cheeseman Chatterton Charnock Champion Chalmers
  Catterall Caswell Casey Carver Carroll Carson Carney Carlisle Cannon Calvert Calder Cain Caddy Cadman Bywater Butcher
  Bushell Bury Burnham Burley Burke Bunting Bunn Bunce Bulmer Buckland Buck Brunt Broughton Broom Brooker Bromley
  Brock Britt Brindley Bridge Brett Brent Brannigan Brand Braithwaite Brain Bradbury Boyce Bowyer Bowman Bowles Bowler
  Bower Bostock Boswell Boon Boardman Blythe Bloor Blundell Bloomfield Bliss Blackman Blackshaw Birkett Billington Biggs
  Bickerton Beverley Betts Bethell Beresford Beer Beech Beddow Beckwith Beaver Beasley Beard Bayliss Batten Batchelor
  Bastow Barwick Barnard Barnfield Barlow Bardsley Bannon Balmer Bainbridge Bagshaw Badger Ayres Avery Atherton
  Asquith Ashcroft Arrowsmith Armitage Appleton Anthony Anstey Angus Andrew Amos Ambrose Amor Alston Allcock Alford
  Aldous Alcock Akroyd Aitken Ainscough Agnew Adcock Adamson Adair Acton Ackroyd Abrahams`);

/** Rare surnames of English families, all about as rare. */
export const RARE_SURNAMES =
  words(`Abberley Ablett Accleton Addyman Agutter Airey Akehurst Albone Alderman Aldwinckle
  Allardyce Allchin Amery Amphlett Annable Ansell Anscombe Apps Arkell Arkwright Askew Astbury Attenborough Attwood
  Aubrey Auger Axford Aylward Aynsley Babbage Backhouse Baggaley Bagnall Bagnold Balderstone Balls Bambridge Barfoot
  Bargery Barham Barkway Baskerville Bastable Battersby Bavister Baxendale Baverstock Beadle Beamish Beavis Bebbington
  Beckley Bedford Beddoes Belcher Bellamy Bellingham Benbow Bendall Benfield Berridge Bessant Bewley Bidwell Biddle
  Biddlecombe Bilsborough Binns Birchall Birdsall Birtwistle Bisset Blackadder Blagden Blakeway Blamire Blatchford
  Blenkinsop Blewett Blizzard Bloodworth Blount Boaler Bodfish Boggis Bolger Bonham Bonsall Boocock Boosey Borthwick
  Bosanquet Bosworth Bottomley Boughey Bounds Bovill Bowater Boxall Bracegirdle Bracewell Brasher Brathwaite Breakspear
  Breeze Brentnall Brewster Brickwood Brightwell Brimelow Brinkworth Bristow Broadhead Broadhurst Brockbank Brockhurst
  Bromfield Brotherton Broadribb Brownbridge Brownlow Brudenell Bugg Buddle Bulstrode Burbidge Burchell Burdett Burgin
  Burkinshaw Burlingham Burnip Burridge Buswell Butterfield Butterwick Byatt Cadbury Cakebread Caldecott Caldwell Calvey
  Canning Capstick Cardwell Carlyon Carne Carrick Carrington Carswell Carwardine Castleton Catlin Cattermole Caunce
  Cavanagh Cavell Cawthorne Chaffey Challenor Chamberlain Chambley Chaplin Chard Charlesworth Charlwood Chattaway Cheadle
  Checkley Cherrington Chesney Chesterton Chick Childerley Chinnery Chislett Chorley Chown Christmas Chubb Churcher
  Churchill Churchward Clapham Claxton Cleeve Clemence Clewes Clinch Clissold Clutterbuck Coad Cocker Codling Coggins
  Coldwell Colebrook Collingwood Collinge Collison Colman Comer Comfort Comley Conibear Constable Coneybeare Copestake
  Coppard Coppock Corder Cordery Cornwell Coster Cottam Cotgrave Coveney Cowdrey Coxhead Coxon Cracknell Cradock Cranwell
  Craster Crewe Crick Crickmore Croasdale Crookes Cruickshank Crumpton Cubitt Cudmore Culpin Culver Cumberbatch Curnow
  Curtin Cuthbert Cuthbertson Daft Dainty Dampier Danby Dancer Dangerfield Darch Darrell Dartnell Daubney Daventry Deakin
  Debenham Deeks Deeming Dempster Densham Derbyshire Devereux Dewhurst Dewsbury Dibble Dicker Dilworth Dimmock Dingle
  Dinsdale Diprose Ditchfield Doble Dodgson Dollimore Dorling Dormer Dowdeswell Downham Doxey Drabble Dredge Drinkwater
  Drinkall Duckett Duffield Dumbleton Dunford Dunkley Durbridge Durham Durston Dymond Eaglesham Eardley Earwicker Eatough
  Eccles Eckersley Edgcombe Edgington Eggleston Elphick Elsdon Elston Elvin Emberton Embleton Emsley Endacott Enright
  Entwisle Escott Etchells Etherington Evershed Ewbank Ewing Exley Facer Fairbairn Fairbrother Fairhurst Fairweather
  Faithfull Fallows Fancourt Farthing Farrant Faulkner Featherstone Feltham Fensome Fernyhough Ferrand Ferris Fewster
  Fidler Filby Firmin Fishwick Flack Flashman Flatt Flavell Fleetwood Flewitt Flitcroft Flitton Float Flowerdew Foden
  Foot Fordham Forshaw Fosdyke Fothergill Foulkes Fowkes Foxall Foxton Freestone Fretwell Frampton Frobisher Froggatt
  Fudge Fulcher Furlong Futcher Gabriel Gadsby Gains Gainsford Gallimore Galpin Gambling Game Gammon Gapper Garbutt Garforth
  Garlick Garnham Garrod Garratt Gascoigne Gaskin Gathercole Gaunt Gayton Gedge Geeson Gelder Gent Gerrard Gething
  Gibb Gibbard Gidley Gifford Gilchrist Gillard Gillett Gilling Gilyard Gimson Ginger Gissing Gladstone Glasson Glazebrook
  Gledhill Glendinning Glossop Gloster Goacher Goater Gobbett Godbold Godden Godsell Godwin Goldthorpe Golightly Gollop
  Goodacre Goodchild Goodenough Goodfellow Goodhew Gooding Goodliffe Goodridge Goodson Goose Goring Gosling Gosney
  Gossage Gotobed Goulding Gowing Grady Grafton Grainger Grantham Gravell Graves Grazebrook Greathead Greasley Greenacre
  Greenaway Greenfield Greengrass Greenhill Greenslade Greensmith Greenway Greenwell Gresham Grigg Grimes Grimwade Grimwood
  Grinstead Grisdale Gristwood Grundy Gudgeon Guilford Gulliver Gummer Gurney Guppy Gutteridge Habgood Hadfield Hadley
  Haggard Haines Hainsworth Halford Hallam Hallett Halliwell Halsall Halsey Hambleton Hamblin Hamer Hamlyn Hamnett Hampson
  Handford Hankin Hannaford Hansford Harbottle Harbour Hardaker Hardman Hargrave Harkness Harland Harmer Harrod Harold Harries
  Harrington Harrowell Hartland Hartnell Harwood Haseldine Hastings Hatch Hatchard Hathaway Hatherley Havelock Haworth
  Hawker Hawtin Haycock Haydock Hayhurst Haysom Hazell Hazlehurst Heaney Heap Hearn Heathcote Heathfield Hebblethwaite Hebden
  Heddle Heggie Hellier Helliwell Hellyer Helm Hemsley Henley Henman Henson Henwood Herrick Herring Herriot Hesford Heslop
  Hethersett Hewett Hewlett Heyes Hickling Hickman Hickson Higgs Hignett Hillier Hillman Hinchcliffe Hinde Hindle Hindley
  Hindmarsh Hipkiss Hiscock Hitchcock Hitchen Hoad Hobday Hockaday Hockenhull Hocking Hodder Hodge Hodgkins Hodgkinson Hoggard
  Holcombe Holder Hole Holgate Holker Hollamby Hollands Hollick Holman Holroyd Honeyball Honeyman Hoath Hood
  Hook Hookway Hoole Hopkinson Hopper Hordern Hornsby Horrocks Horsfall Horsley Horwood Hosking Hoskins Hotchkiss Housden
  House Howcroft Howell Howson Hoy Hubbard Huckle Hudspith Huffer Hufton Hughson Hullock Humberstone Huntington Huntley
  Hurd Hurrell Hurren Huxley Hyatt Hyland Hymas Ibbotson Iddon Iles Iliffe Imrie Ince Ingall Ingle Ingleby Inskip Instone
  Ireland Iremonger Ironside Isaac Isherwood Iveson Ivory Izzard Jacklin Jackman Jacques Jaggard Jago Jardine Jarman Jarrett
  Jarrold Jay Jeavons Jefferson Jelley Jenkinson Jenner Jerome Jerram Jevons Jinks Joel Johns Jolliffe Joslin Jubb Judd
  Judge Jukes Jupp Keeble Keech Keegan Keeler Keen Keightley Kelsall Kelsey Kember Kempster Kendrick Kenward Kernick Kerridge
  Kerrison Kersey Kershaw Kettle Kettlewell Keyworth Kidd Kiddle Kilburn Killick Kimber Kimberley Kinch Kingdom Kingham Kingsbury
  Kingsley Kingston Kinsey Kirkby Kirkman Kirkwood Kirton Kitson Knaggs Knapp Kneale Knibb Knighton Knill Knowlson Kyte
  Labrum Laidlaw Laing Laker Lambourne Lambton Lamming Lampard Lamport Lancashire Landon Lang Langdon Langford Langham Langley
  Langridge Langstaff Langton Lansbury Larcombe Lardner Larter Lashley Latimer Laverick Lavender Laverack Lawes Lawless
  Lawley Lax Laycock Layton Leadbeater Leadbetter Leake Leaman Leaper Lear Leatherbarrow Leather Leavesley Leeson
  Leggett Leighton Lemon Leppard Leverett Levett Leyland Liddell Liddle Lidgett Lightbown Lillywhite Limb Lincoln Lindley
  Lindop Lingard Lipscombe Litchfield Littlejohn Littler Littlewood Livermore Loades Loader Locke Lockett Lockhart Lockyer
  Loftus Lonsdale Loosemore Loveday Lovegrove Lovelace Loveless Lovelock Loveridge Lovett Loveland Lowery Lowndes Lowther
  Loxley Lubbock Luck Luckett Luckhurst Ludlow Luff Lugg Luker Lupton Luscombe Luxton Lyall Lyddon Lynn Lyne Lythgoe
  Machin Mackie Maddison Maddocks Maidment Makepeace Makin Malin Mallett Malone Maltby Manders Mansell Mansfield Marchant
  Marcroft Margetts Marjoram Marks Marples Marrable Marston Martindale Maskell Maslin Massingham Masters Matthewman Maude
  Maughan Maunder Mawson Mayfield Mayhew Maynard Mayo Mears Mee Meek Melling Melville Merchant Merrick Merrill Merriman
  Merryweather Messenger Metcalf Micklethwaite Middlemiss Midgley Milburn Mildenhall Millichap Millican Millns Milward
  Minchin Minshull Minter Mitchelmore Mobbs Moffat Moffatt Mogford Mole Molyneux Monaghan Monckton Montague Moody Moon Moorcroft
  Moores Mordaunt Moreton Morland Morrell Morrey Mossop Mottershead Mottram Moulding Mould Moult Mountford Mountjoy Mowbray Moxon
  Mudd Mudge Mugford Mullett Mumford Muncaster Munday Mundy Munn Murgatroyd Musgrave Musgrove Muskett Mustoe Mutch Mycock
  Naden Nadin Naismith Nance Napier Neale Neate Nesbitt Nettleship Nettleton Nevin Newbold Newcombe Newey Newham Newhouse
  Newland Newport Newsham Newsome Nicholas Nickless Nightingale Nind Nisbet Nix Noakes Nock Norbury Norcott Norcross Norden
  Norgate Normington Norrington Northcott Northover Norwood Nott Nowell Nudd Nugent Nunney Nurse Nutley Nutt Nutter Oakes Oakey
  Oakland Oaten Oddie Odell Offer Offord Ogle Okell Oldershaw Oldknow Oldroyd Oliphant Olney Olver Onions Oram Orme Ormond
  Orpin Orr Orton Osborn Osgood Osman Oswald Ottaway Otter Otway Oughton Overend Overton Oxley Pacey Padgett Padfield Painter
  Pakenham Palin Palliser Pallister Papworth Paramor Pardoe Parfitt Parham Parish Park Parke Parkes Parkhouse Parkhurst Parks
  Parnell Parrish Parsley Parslow Partington Pascoe Pashley Passmore Patchett Pateman Patrick Pattenden Paull Pavey Pavitt Pawson
  Peach Peachey Pead Peake Pearl Pearman Peat Pedder Pedley Pegg Pegler Pellow Pelham Pemberton Pengelly Penhaligon Penman Penn
  Pennell Pennington Penrose Pepper Percival Percy Perham Perks Perridge Pethick Pettigrew Pettit Pettitt Pettifer Petts Phipps
  Phythian Pickard Pickersgill Pickett Pickford Pickup Pidcock Pidgeon Pierce Pigott Pilgrim Pilling Pinder Pinfold Pinkney Pinner
  Pinnock Pitcher Pitman Pitts Place Plaister Platt Platts Pleasance Plumb Plumridge Pocock Pogson Pointer Pointon Pole Polley
  Pomeroy Pomfret Pond Ponsford Ponting Popplewell Portch Porteous Postlethwaite Pottinger Poulter Poulton Povey Powley Poynter
  Poynton Prentice Press Pretty Prevost Pridmore Priestley Priestman Priddy Prime Pring Pringle Pritchett Probyn Prosser Prout
  Prowse Prudhoe Pryce Pryor Puddephatt Pulford Pullan Pullen Pullin Punter Purdy Purkiss Purnell Purser Purves Purvis Putnam
  Pybus Pye Pyke Pyle Pym Quaife Quarmby Quartermaine Quick Quigley Quilter Rabbitts Raby Radcliffe Radley Rae Rainbow Rainford
  Raistrick Rayment Raymond Reader Readman Reay Rawlins Rawlinson Ray Raybould Redgrave Redhead Relf Rendall Renshaw Renton
  Reveley Rew Rex Reynard Rickard Rickett Ricketts Rickman Ricks Riddle Rideout Rider Ridgway Ridgewell Ridout Rigg Rimmer Ring
  Ringer Ripley Rippon Risdon Risley Ritson Rivers Rix Roach Robbins Robins Roebuck Rolfe Rolls Roman Romney Rook Rooke Roome
  Rosser Rosson Rothwell Round Rounce Rouse Routledge Rowan Rowell Rowntree Rowson Rowsell Roxburgh Royal Royce Roylance Royston
  Ruck Rudge Rugg Rule Rumbold Rumsey Rundle Ruscoe Rushforth Rusling Ruston Rutherford Rutland Rutledge Rutter Rylance Ryland
  Sabin Sach Salisbury Sallis Salter Salthouse Sampson Samuel Samways Sandall Sandford Sandham Sands Sandys Sankey Sansom Sargeant
  Satchell Satterthwaite Saul Savidge Sawyer Saxby Saxon Saxton Scaife Scales Scanlon Scarfe Scarlett Scholes Scholey Scholfield
  Scothern Scotney Scotson Scrimshaw Scriven Scrivener Scruton Scudamore Scully Seagrave Seal Seaman Seddon Sedgwick Selby Sellars
  Sellers Sellick Selwood Selwyn Senior Sergeant Setchell Sexton Shackell Shadbolt Shafto Shakeshaft Shakespeare Shand Shapland
  Shard Sharman Sharrock Shea Shearer Shearman Shears Sheard Sheath Sheen Shelley Shenton Sheridan Sherlock Sherman Sherriff
  Sherrington Shilling Shillito Shimmin Shingler Shipman Shipp Shippey Shirley Shore Shortland Shreeve Shrimpton Shrubsole Shuttleworth
  Sibley Siddall Siddons Sidebottom Sidney Sill Sillence Silver Silverwood Silvester Simcock Simister Simmonds Simms Simons Simper
  Singlehurst Sissons Sizer Skeet Skeggs Skerritt Skipper Skipworth Slade Slatter Slaughter Slaney Sleath Sleight Slee Slocombe
  Sloper Slough Smale Smalley Smallman Smallwood Smedley Smeaton Smelt Smethurst Smithson Smithies Smyth Snaith Snelgrove Snelling
  Snow Snowball Snowden Soames Softley Somers Somerville Soper Southall Southgate Southwell Southworth Sowden Sowerby Spackman Spark
  Sparkes Sparrow Speakman Spear Spearing Speed Speight Speller Spicer Spiers Spiller Spink Spinks Spofforth Spooner
  Spratt Spriggs Springett Sproston Spurgeon Spurling Spurr Stace Stacey Staff Stagg Staines Stainer Staley Stallard Stamp Stanbridge
  Standen Standish Standring Stanfield Stanford Stanhope Staniforth Stannard Stansfield Staples Stapleton Starkey Starling Starr
  Statham Staveley Stearn Stebbing Stedman Steer Stenning Stevenson Stiles Still Stirling Stock Stockdale Stocker Stockley Stocker
  Stoddart Stoneham Stonehouse Stoner Stoneman Storer Storr Stowe Strachan Strange Stratford Streeter Stretton Stringer Strong Stroud
  Strudwick Stubbings Stuckey Studholme Sturgess Sturrock Such Sugden Summerfield Summerhayes Sunderland Surridge Surtees Sutcliffe
  Swaby Swallow Swann Swatton Swinburne Swindells Swinton Syer Symes Symonds Symons Synnott Tabor Tallentire Tallis Tapley Tarbuck
  Tarrant Tatham Tatlock Tatton Tavener Taverner Teague Teal Teale Tebbit Telford Templeton Tench Terrell Terrill Tester Tew Thackeray
  Thackray Thackwell Thatcher Theobald Thirkell Thirlwell Thistlethwaite Thomason Thompsett Thorley Thornber Thornburn Thorneycroft
  Thornhill Thornley Thorn Thorogood Thorp Thrower Thrush Thurgood Thurlow Thurman Thurtle Tibbs Tibbetts Tickle Tiffin Tighe Till
  Tiller Tilling Tillotson Tilson Timmins Timms Tindale Tindall Tingle Tinker Tinkler Tipping Tippett Titchener Titley Titmuss Tobin
  Tolhurst Tollerton Tomalin Tombs Tomes Tomlin Tompkins Toms Toner Tonge Tonks Tooley Toon Topham Topping Torr Totton Tough Tovey
  Towers Towle Towler Towns Towse Toy Tozer Tracey Trafford Travers Travis Tregenza Trelawny Treloar Tremain Trench Trenchard Trevor
  Tribe Trick Trickett Trigg Trim Trimmer Trinder Tripp Trollope Trott Trotter Troughton Trowbridge Trowell Truman Trump Truscott
  Tubb Tubman Tuckwell Tudge Tuffin Tugwell Tulley Tully Tupper Turley Turpin Turton Turvey Tutt Tweddle Twells Twelvetrees Twine
  Twist Twomey Tye Tyers Tyndall Tyrell Tyson Udall Uglow Ullyatt Umpleby Unsworth Upchurch Upson Upton Urwin Usher Usherwood Uttley
  Vale Vallance Valentine Vane Varney Vasey Vaux Veal Venables Venn Venning Vercoe Verity Verney Vicary Vickerman Vickery Vigar Vine
  Viner Vines Viney Vinson Vizard Voce Vokes Vowles Vye Waddell Waddington Wadham Wadsworth Waghorn Waight Wain Wainman Wake Wakeham
  Wakelin Wakeling Walden Waldron Wale Walford Walkden Walkley Wall Wallbank Wallwork Walpole Walshaw Walter Walthew Walwyn
  Warburton Warby Wardell Warden Wardley Wardrop Ware Warhurst Waring Warman Warne Warner Warnes Warr Warrington Warwick
  Wass Waterfall Waterfield Waterhouse Waterman Waterworth Wates Watkinson Watling Watmough Watton Waugh Way Waylett Wayman Weatherall
  Weatherill Weatherhead Weatherley Webley Wedgwood Weedon Weekes Weighell Weightman Weir Welbourn Welby Weld Welford Wellard Weller
  Wellings Wellington Wellman Wellstead Welsby Welsh Wensley Wesley Wesson Westaway Westbrook Westbury Westcott Westerman Westgate
  Westlake Westley Westmacott Westmore Westmoreland Wetherall Wetton Whalley Wharton Whatley Wheatcroft Wheatley Wheeldon
  Wheelhouse Wheelwright Whetstone Whiffen Whinney Whipp Whiston Whitbread Whitby Whitcombe Whiteaker Whitebread Whitehorn Whitelaw
  Whitelegg Whitelock Whiteman Whiteside Whitham Whiting Whitlam Whitley Whitlock Whitman Whitney Whitta Whittall Whittingham Whittington
  Whitton Whitty Whitwell Whitworth Whorton Wickenden Wickens Wickham Wicks Widdowson Wigg Wigglesworth Wigley Wigmore Wignall Wilby
  Wilcock Wildman Wilford Wilkes Wilkie Willcocks Willett Willey Willgoose Williamson Willmott Wills Wilmore Wilmshurst Wilton
  Wimpenny Winch Winchester Winder Windle Wing Wingate Wingfield Wingrove Winn Winship Winslade Winstanley Winston Winstone Winterburn
  Winterton Winton Witchell Withers Witherspoon Withey Witt Witts Wolfenden Wolstencroft Wolstenholme Wombwell Wonnacott Woodall Woodard
  Woodbridge Woodburn Woodbury Woodcraft Woodford Woodgate Woodger Woodhall Woodham Woodhead Woodings Woodland Woodley Woodman Woodroffe
  Woodruff Woodthorpe Woodyard Wookey Wooler Woolford Woolgar Woollard Woollcombe Woolliscroft Woollett Woolmer Woolnough Woolston Wooster
  Wooton Wootton Worboys Worden Wordsworth Worley Wormald Worsfold Worsley Wort Worth Wotton Wragg Wraith Wray Wren Wrench Wrigglesworth
  Wrigley Wroe Wyborn Wyeth Wykes Wyles Wylie Wyman Wyness Wynn Wynne Wynter Yallop Yapp Yardley Yarrow Yarwood Yeadon Yeandle Yearsley
  Yelland Yeo Yeoman Yeomans Yorke Youens Youldon Younger Youngman Youngs Yoxall`);

/**
 * Elements of English place names, of which thousands of surnames are made.
 * Those made here of two of them may exist or not.
 */
export const PLACE_STEMS =
  words(`Ab Ack Ad Al Ald Alder All Am An Ap Apple Ard Arl Arm Ash Ast At Ax Ayl Bab Bad
  Bag Bal Bam Ban Bar Bark Barn Bart Bas Bass Bat Bath Bay Beck Bed Beech Bell Ben Bent Ber Berk Bev Bick Bid Bil Bing
  Birch Birk Black Blag Blak Bod Bol Book Bos Both Bough Bow Box Brack Brad Brain Bram Bran Bray Bred Brent Brick Brig
  Brim Broad Brock Brom Brook Brough Buck Bud Bul Bun Bur Burn Burt But Buck Cad Cal Cam Can Car Carl Cas Cat Caw Chad
  Chal Char Chat Ched Chel Ches Chid Chil Chip Chis Chol Chur Clap Clay Cleve Clif Cob Cock Cod Col Com Con Cop Cor Cot
  Cow Crab Cran Craw Cres Crof Crom Crook Cros Crow Crox Cud Cul Cum Cut Dag Dal Dan Dar Dart Daw Deb Den Der Dew Did
  Dil Din Dit Dod Don Dor Dov Down Dray Drew Dud Dul Dun Dur East Eb Ec Ed Eg El Elm Els Em En Ep Er Es Ev Ew Ex Fal
  Fan Far Farn Fawk Fel Fen Fern Fet Fil Fin Fit Flam Flax Fleet Flit Fol Ford Fos Fox Fram Fres Frod Ful Fur Gad Gain
  Gal Gar Gat Ged Gid Gil Gis Glas Glen Glos God Gold Good Gor Gos Grain Gran Gray Green Gren Gret Grim Grin Gum Had
  Hag Hal Ham Han Hap Har Hart Has Hat Haver Haw Hay Hazel Heath Heck Hed Hel Hem Hen Hep Her Hes Hex Hey Hick Hig
  Hil Hin Hit Hob Hod Hog Hol Hon Hook Hop Hor Horn Hough How Hox Huck Hud Hul Hun Hur Hux Ick Id Il Ing Ip Ir Is Itch
  Ix Ked Keg Kel Kem Ken Ket Kid Kil Kim Kin Kip Kirk Kit Knap Knight Knot Lach Lam Lan Lang Lap Lar Lat Laugh Lav
  Law Lax Leck Led Leg Leigh Len Lever Lew Lex Lid Lil Lin Lit Liver Lod Lon Long Lop Lough Low Lox Lub Lud Lul Lup
  Lut Lyd Lyn Mad Maid Mal Man Map Mar Mas Mat May Med Mel Men Mer Mick Mid Mil Min Mit Mob Mol Mon Moor Mor Mos Mot
  Mox Muck Mul Mun Mus Nail Nap Nas Need Nes Net New Nib Nor North Not Nun Nut Oak Od Ol Old On Or Os Ot Ough Ould Ov
  Ox Pack Pad Pag Pam Pan Par Pas Pat Peas Peb Pel Pem Pen Pep Per Pet Pick Pil Pin Pip Pit Plum Pol Pon Pop Por Pot
  Poul Pres Prit Puck Pud Pur Put Quar Quen Rad Rain Ram Ran Rat Raven Raw Ray Red Reed Rem Ren Rep Rib Rich Rid Rig
  Rip Ris Rock Rod Rol Rom Rop Ros Roth Rough Row Rox Rud Ruf Rug Rus Ry Sad Saf Sal Sam San Sap Sax Scal Scar Seal
  Sed Sel Sem Set Shad Shal Sharp Shaw Shef Shel Shen Sher Ship Shir Shor Shrew Sib Sid Sil Sim Sin Skel Skip Slaugh
  Sled Snail Sned Snel Sol Som South Sow Spal Spar Spof Spring Stain Stam Stan Stap Staun Stav Steb Sted Stein Stib Stil
  Stock Ston Stour Stow Strat Stret Stud Stur Sud Suf Sul Sun Sur Sut Swaf Swan Sway Swin Sy Tad Tal Tam Tan Tar Tat
  Taun Ted Tem Ten Ter Tet Thax Thet Thor Thorn Thrap Thur Tick Tid Til Tim Tin Tip Tit Tod Tol Ton Top Tor Tot Tow Trow
  Tud Tun Tur Tut Twy Uck Uff Ul Un Up Ur Ux Wad Wain Wal War Ware Was Wat Way Wear Web Wed Wel Wen Wes West Wet Wey
  Whar What Wheat Whit Wick Wid Wig Wil Win Wing Wis Wit Wol Wood Wool Wor Wox Wrax Wy Yar Yat Yaw Yel Yet York Yox`);

/** Second elements of place names, with the commoner ones more often. */
export const PLACE_ENDINGS =
  words(`ton ton ton ton ton ton ley ley ley ley ford ford ford ham ham ham worth worth by
  by bury bury field field wood wood well well den den ington ington ingham ingham thorpe wick wick combe comb stead
  stone hurst don don croft gate bridge land more shaw bourne borne stow thwaite dale burn brook house man er ing ings
  all ell ock ridge cliffe lock ney sey mere head bank grave hall holme side tree wall mouth ford smith hill row cote
  cott minster ster over wright garth lands fold mill pool port street ward wardine beck nell nett man`);

/** First elements of surnames from forenames, and their endings. */
export const FORENAME_STEMS =
  words(`Adam Aldrich Alis Ander Arm Bart Bat Ben Bern Bet Col Crisp Dan Daw Den Dick Dob
  Dod Dow Ed Edm El Em Ev Fit Ful Gib Gil God Hal Han Har Hib Hick Hob Hodge Hop How Hud Hug Hut Ib Ing Jack Jan Jeff
  Jen Jos Kit Lam Lar Law Leo Mab Mad Mag Mal Mar Mat May Mol Mor Nel Nick Ol Os Par Pat Perk Phil Pot Ral Rand Raw
  Rich Rob Rod Rog Rol Ros Row Sam San Sim Sis Steph Tam Tebb Tib Til Tim Tom Tyr Wal Wat Wil Wys`);
export const FORENAME_ENDINGS = words(
  'son kins kin kinson cock ett etts ies cocks lin ling man erson ot ard',
);

import type { CommunityNames } from './community-names.ts';
import { words } from './words.ts';

// Those who live in a borough of London mostly have the given names of all of Britain, and
// many its surnames. National names in rough order, from general knowledge: illustrative.

export const SCOTTISH: CommunityNames = {
  fall: 0.8,
  british: [0.68, 0.6],
  britishSurname: 0.3,
  F: words(`Fiona Eilidh Kirsty Catriona Isla Morag Ailsa Aileen Mhairi Heather Shona Lorna Rhona Elspeth Iona Agnes
    Moira Kirsteen Ishbel Senga Skye Rowan Isobel Jean Jessie Marion Effie Lesley Gillian Sheena Una Mairi Seonaid
    Kirstin Kirsten Aimee Ainslie Arran Beathag Bonnie Cairistiona Cara Catrina Davina Donalda Edina Eilish Elsie
    Euphemia Erin Flora Greer Grizel Innes Islay Jacqueline Janet Jinty Kenna Leslie Maisie Malvina Marsaili Maureen
    Mirren Muriel Nan Nessa Netta Nicol Orla Peigi Robina Rona Ruaridh Sorcha Sine Teàrlag Thomasina Wilma Williamina
    Zara Abbie Blair Esme Freya Georgina Ina Isabella Jenna Johan Kayleigh Leah Lyndsey Maggie Mia Millie Nicole Paige
    Rhiannon Shannon Sheila Tess Violet Wendy`),
  M: words(`Iain Callum Ewan Hamish Angus Alasdair Duncan Stuart Gordon Craig Kenneth Donald Fraser Gregor Rory Alistair
    Euan Murdo Archie Finlay Blair Ross Cameron Lachlan Niall Alexander Allan Andrew Archibald Athol Calum Colin Crawford
    Douglas Dougal Ewen Ferguson Fergus Findlay Forbes Gavin Graeme Grant Greig Gregory Hector Hugh Innes Ivor Keir Keith
    Kerr Kieran Lewis Logan Magnus Malcolm Marcus Mungo Murray Neil Norman Ranald Robbie Roddy Roderick Ronald Ruaridh
    Ruairidh Sandy Scott Sinclair Struan Torquil Walter Wallace William Aidan Alec Alpin Arran Aonghas Brodie Bruce
    Corey Coinneach Darren Derek Drew Evander Farquhar Gilchrist Gillespie Glen Irvine Jamie Jock Lorne Lyall Ninian
    Ramsay Rab Ronan Rowan Somerled Stewart Tavish Tam`),
  surnames:
    words(`Macdonald McDonald Campbell Stewart Robertson Thomson Anderson Reid Murray Ross Mackenzie McKenzie
    Fraser Cameron Sinclair MacLeod McLeod Ferguson Grant Henderson Wallace Buchanan McIntyre Maclean McLean Kerr Hamilton
    Munro Drummond Urquhart Colquhoun McAllister Mackay McKay Farquharson Dalziel Menzies Baird Cunningham McPherson
    Crawford Gillespie McGregor Scott Paterson Watson Morrison Johnston Duncan Graham Boyd Burns Craig Dickson Donaldson
    Douglas Findlay Forbes Gibson Gordon Gilmour Hay Hunter Innes Irvine Jamieson Kennedy Laing Lamont Leslie Lindsay
    Livingstone Logan Lyall MacAskill MacAulay MacDougall MacFarlane McFarlane MacGillivray MacInnes MacIver Mackinnon
    Mackintosh McLaren MacMillan McMillan MacNeil McNeill MacPhail Macrae McRae Malcolm Marshall Mathieson Maxwell McBride
    McCulloch McDougall McEwan McGuire McInnes McKinlay McKinnon McLachlan McNab McQueen McTaggart Melville Millar Milne
    Moffat Montgomery Muir Nairn Nicol Nicolson Ogilvie Orr Ramsay Rankin Rennie Ritchie Russell Rutherford Shearer Shaw
    Sim Simpson Skene Spence Strachan Sutherland Tait Tulloch Turnbull Walker Weir Wylie Young Abercrombie Abernethy Adair
    Affleck Aird Allardice Arbuthnot Auchterlonie Auld Balfour Bannerman Begg Bisset Blackie Brodie Bruce Cairns Carmichael
    Chisholm Christie Cochrane Cockburn Colville Cowie Cruickshank Cumming Currie Dewar Dunbar Duthie Erskine Ewing
    Fleming Galbraith Geddes Gillies Gilchrist Gow Guthrie Haldane Heggie Hogg Home Inglis Jardine Keir Keith Kinnaird
    Kinloch Laidlaw Lockhart Lorimer Lumsden Mair Meldrum Moncrieff Monro Mowat Napier Oliphant Petrie Pringle Purdie Rae
    Raeburn Riddell Rose Sangster Semple Smeaton Somerville Stirling Swan Troup Usher Wedderburn Wemyss Wishart Yule`),
  formedSurnames: [
    {
      share: 0.12,
      openings: words('Mc Mac Mc'),
      endings:
        words(`Arthur Aulay Bain Callum Cann Clelland Clure Coll Connachie Cormick Corquodale Crae Crindle Cutcheon
        Diarmid Dowall Fadyen Fall Gee Ghie Gill Glashan Gowan Haffie Hardy Hattie Ilroy Ilwraith Isaac Kechnie Kellar
        Kelvie Kendrick Kerracher Kie Kim Kirdy Lauchlan Lay Lellan Leish Lintock Luckie Lusky Math Menemy Michael Murdo
        Nair Naught Nicol Phee Pherson Quarrie Queen Quillan Robbie Rorie Skimming Sporran Sween Swan Vean Vicar Vitie
        Whannell Whirter William`),
    },
  ],
};

export const IRISH: CommunityNames = {
  fall: 0.8,
  british: [0.48, 0.5],
  britishSurname: 0.15,
  F: words(`Mary Bridget Kathleen Siobhan Aoife Niamh Sinead Orla Roisin Maeve Grainne Deirdre Bernadette Noreen Eileen
    Aisling Caoimhe Ciara Clodagh Fionnuala Nuala Saoirse Una Teresa Breda Margaret Catherine Ann Nora Maureen Patricia
    Josephine Philomena Bernadette Geraldine Carmel Attracta Assumpta Dympna Imelda Concepta Majella Goretti Concepta
    Ailbhe Aine Ailish Blathnaid Brid Brigid Cait Caitriona Cathleen Dearbhla Dervla Eabha Eimear Eilis Eithne Emer Ena
    Erin Etain Fidelma Fiona Gobnait Ita Jacinta Keelin Laoise Lelia Mairead Maire Marian Maura Maev Mella Meabh Muireann
    Nessa Nora Noirin Nollaig Oonagh Peig Peigi Riona Rosaleen Sadhbh Sheelagh Sheila Shauna Sile Sorcha Tara Treasa
    Veronica Eavan Cliona Cliodhna Aideen Bronagh Dara Grania Kiera Malin Naoise Orlaith Rionach Stacey Carmel Nuala
    Delia Agnes Elizabeth Rita Angela Anne Marie Christina Frances Helen Monica Pauline Olive Rose Sarah Winifred`),
  M: words(`Patrick John Michael Sean Seamus Liam Declan Conor Ciaran Brendan Padraig Eoin Fergal Diarmuid Cormac Donal
    Kieran Niall Oisin Cillian Eamon Colm Gerard Desmond Rory Finbarr James Thomas Martin Daniel Francis Joseph Denis
    Cornelius Timothy Jeremiah Dermot Eugene Fintan Gabriel Gearoid Hugh Jarlath Kevin Killian Lorcan Malachy Maurice Noel
    Owen Peadar Raymond Ronan Ruairi Senan Tadhg Terence Thady Tiernan Tomas Turlough Vincent William Aidan Ailbhe Aodhan
    Ardal Bartholomew Brian Cahir Cathal Cian Coleman Colman Columba Conall Cathair Cuan Daire Dara Darragh Daithi Donnacha
    Eanna Enda Eunan Eoghan Feidhlim Fergus Fiachra Fionn Flannan Garvan Iarla Kian Loughlin Manus Mel Mossie Naoise Oran
    Oscar Phelim Redmond Rian Rossa Shane Shay Setanta Stephen Sylvester Ultan Bernard Christopher Edward Anthony Laurence
    Matthew Paul Peter Philip Thomas Con Dan Mick Paddy`),
  surnames:
    words(`Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher
    Doherty Kennedy Lynch Murray Quinn Moore McLoughlin O'Carroll Connolly Daly O'Connell Wilson Dunne Brennan Burke Collins
    Clarke Johnston Hughes Farrell Fitzgerald Brown Martin Maguire Nolan Flynn Thompson Callaghan O'Donnell Duffy O'Mahony
    Boyle Healy O'Shea White Sweeney Hayes Kavanagh Power McGrath Moran Brady Stewart Casey Foley Fitzpatrick O'Leary
    McDonnell McMahon Donnelly Regan Donovan Burns Flanagan Mullan Barry Kane Robinson Cunningham Griffin Kenny Sheehan Ward
    Whelan Lyons Reid Graham Higgins Cullen Keane King Maher McKenna Bell Scott Hogan O'Keeffe Magee McNamara McDonald
    McDermott Molony O'Rourke Buckley O'Dwyer Barrett Behan Boland Bolger Breen Breslin Browne Buggy Cahill Campion Canavan
    Cannon Carey Carmody Carney Carty Cassidy Clancy Cleary Clifford Coakley Coen Coffey Cogan Coleman Colgan Conlon
    Considine Conway Cooney Corcoran Corrigan Cosgrave Costello Coughlan Courtney Coyle Coyne Crean Cronin Crotty Crowe
    Crowley Curley Curran Curtin Cusack Deasy Delaney Dempsey Dennehy Devine Devlin Devaney Dillon Diamond Dolan Dooley
    Doran Dowd Dowling Driscoll Duggan Dwane Egan Fahy Fallon Fanning Farrelly Feeney Feeley Finn Finnegan Finnerty Flaherty
    Flannery Flood Fogarty Forde Fox Furlong Gaffney Galvin Gannon Garvey Gaughan Geary Geoghegan Geraghty Gibbons Gill
    Gilligan Gilmartin Gleeson Glynn Gorman Grady Guinan Hackett Halpin Hanley Hannon Hanrahan Harkin Harrington Hartnett
    Hassett Hegarty Heneghan Hennessy Hickey Hurley Hynes Jennings Jordan Joyce Kearney Kearns Keating Keaveney Keegan
    Keenan Kehoe Kelleher Keogh Kerrigan Kiely Kilbride Kinsella Kirwan Larkin Lacey Lavelle Lavery Lawlor Leahy Leavy
    Lenihan Lennon Leonard Loftus Lonergan Looney Loughnane Lucey Lydon Lynam Madden Madigan Malone Mangan Manning Mannion
    McArdle McBride McCabe McCaffrey McCann McConnell McCormack McCourt McCullough McElroy McEvoy McGee McGinley McGinty
    McGovern McGowan McGuinness McGuire McHale McHugh McKeown McKeon McLaughlin McManus McNally McNulty McPartland McQuaid
    McQuillan McSweeney Meade Meagher Meehan Melia Minogue Mitchell Molloy Moloney Monaghan Mooney Moriarty Moroney
    Morrissey Mulcahy Mulhern Mulholland Mullen Mulligan Mullins Mulvihill Nagle Naughton Neary Neville Noonan Nugent
    O'Boyle O'Byrne O'Callaghan O'Connell O'Dea O'Doherty O'Donoghue O'Donovan O'Dowd O'Driscoll O'Farrell O'Flaherty
    O'Gorman O'Grady O'Halloran O'Hanlon O'Hara O'Hare O'Kane O'Loughlin O'Malley O'Meara O'Riordan O'Toole Owens Phelan
    Prendergast Purcell Quigley Quinlan Quirke Rafferty Redmond Reidy Reilly Reynolds Rice Riordan Roche Rogers Rooney
    Rourke Ruane Rush Sammon Savage Scanlan Scully Sexton Shanahan Shannon Shaughnessy Sheridan Shields Shine Sheehy Slattery
    Smyth Spillane Stack Staunton Stapleton Sugrue Synnott Tansey Tarpey Taaffe Tierney Tighe Timmons Tobin Toner Toolan
    Traynor Treacy Tully Tuohy Twomey Tynan Vaughan Waldron Wall Waters Whelehan Woods Wynne`),
};

export const WELSH: CommunityNames = {
  fall: 0.8,
  british: [0.66, 0.6],
  britishSurname: 0.22,
  F: words(`Megan Sian Rhian Bethan Carys Rhiannon Angharad Ffion Eleri Nia Cerys Gwen Catrin Lowri Mair Delyth Glenys Olwen
    Bronwen Seren Elin Ceri Eirlys Manon Nerys Gwyneth Myfanwy Gwenda Gwenllian Menna Nesta Eluned Eirwen Eira Dilys Blodwen
    Buddug Anwen Arwen Aeronwen Alys Awel Beca Betsan Branwen Cadi Cari Ceinwen Ceridwen Cerian Dwynwen Efa Eiddwen Eilwen
    Einir Elan Elen Eleri Elliw Eurwen Erin Enfys Ffraid Fflur Gaynor Glenda Glenwen Glynis Greta Gwawr Gwenan Gwerfyl Gwladys
    Hafwen Haf Heledd Heulwen Ilid Iola Leri Lleucu Llinos Lisa Luned Mabli Mali Mared Marged Martha Mari Medi Meinir
    Meinwen Meleri Menai Mererid Mirain Morfydd Morwenna Morwen Nan Nannon Nansi Nest Non Olwenna Owena Rhianwen Rhonwen
    Rhoswen Rhosyn Sioned Siwan Tegan Tegwen Teleri Tesni Tirion Tudful Wenna`),
  M: words(`Gareth Rhys Huw Dafydd Owain Emyr Iwan Gethin Dylan Geraint Gwyn Aled Ioan Emlyn Hywel Ieuan Llew Meirion Trefor
    Alun Evan Macsen Osian Steffan Tomos Ifan Idris Glyn Elwyn Arwel Arwyn Aneirin Bleddyn Bryn Brynmor Cadog Caio Carwyn
    Caradog Ceri Cledwyn Cynan Dewi Deian Deiniol Eifion Eilir Eirian Einion Elfed Elgan Elis Emrys Endaf Eryl Eurof Euros
    Garmon Gerallt Gerwyn Glyndwr Griff Gruffudd Gruffydd Guto Gwilym Gwynfor Gwion Hefin Hedd Heddwyn Huwcyn Iestyn Ifor
    Illtyd Iolo Iorwerth Islwyn Ithel Jac Llewelyn Lleu Llion Lloyd Llyr Mabon Madoc Maldwyn Meilyr Meurig Mihangel Morgan
    Mostyn Myrddin Nye Ogwen Oswyn Padrig Pryderi Rhodri Rhun Rhydian Siencyn Sion Taliesin Tecwyn Tegid Tudur Twm Tudor
    Wyn Wynford Ynyr`),
  surnames:
    words(`Jones=12 Davies=8 Williams=8 Evans=6 Thomas=6 Roberts=4 Lewis=3.5 Hughes=3 Morgan=3 Griffiths=2.5
    Edwards Owen Rees James Morris Price Lloyd Powell Jenkins Phillips Richards Parry Harris Bowen Pugh Howells Llewellyn
    Prosser Ellis Humphreys Vaughan Bevan Pritchard Gwynne Rhys Cadwallader Meredith Howell Watkins Rowlands Probert Mathias
    Bebb Beynon Bidder Blayney Breese Bowens Cadogan Cecil Charles Craddock Cule Daniel David Davis Dyer Eynon Francis Gethin
    Gittins Goronwy Gough Gravell Griffith Gwilym Gwyther Gwyn Harries Havard Hopkin Hopkins Hier Isaac Ithell Jarman Jeremiah
    Jervis John Joseph Kendrick Kyffin Landeg Laugharne Lougher Mabbitt Maddock Maddocks Matthews Mendus Merrick Miles Moses
    Mostyn Nash Nevett Nicholas Nanney Oakley Owens Pask Penry Perrott Picton Popkin Powis Preece Prichard Pryce Prydderch
    Prytherch Puw Rhydderch Roderick Rogers Salusbury Samuel Sayce Scourfield Stradling Swancott Tamplin Teague Treharne
    Trahearne Tudor Voyle Walters Wathan Watkin Welsh Wigley Wogan Woosnam Wynn Yale Yorath`),
};

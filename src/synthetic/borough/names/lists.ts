/** Given names and surnames of a community, commonest first. */
export interface NameLists {
  readonly F: readonly string[];
  readonly M: readonly string[];
  readonly surnames: readonly string[];
}

/** Words of a text; an underscore stands for a space within a name. */
const words = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));

/**
 * Names common in each community, in rough order, from general knowledge: no
 * published file was copied, so the order is illustrative. British names come
 * from ../given-names.ts and ../surnames.ts.
 */
export const NAME_LISTS = {
  scottish: {
    F: words(`Fiona Morag Eilidh Catriona Kirsty Ailsa Isla Aileen Mhairi Heather Shona Lorna Rhona Elspeth Iona
      Margaret Agnes Moira Kirsteen Jean Ishbel Senga Skye Rowan Catherine`),
    M: words(`Iain Callum Hamish Angus Ewan Alasdair Duncan Stuart Gordon Craig Kenneth Donald Fraser Gregor Rory
      Alistair Murdo Archie Finlay Blair Ross Cameron Lachlan Niall Euan`),
    surnames:
      words(`MacDonald McDonald Campbell Stewart Robertson Thomson Anderson Reid Murray Ross MacKenzie McKenzie
      Fraser Cameron Sinclair MacLeod McLeod Ferguson Grant Henderson Wallace Buchanan McIntyre MacLean McLean
      Kerr Hamilton Munro Drummond Urquhart Colquhoun McAllister Mackay McKay Farquharson Dalziel Menzies Baird
      Cunningham McPherson Crawford Gillespie McGregor`),
  },
  irish: {
    F: words(`Mary Bridget Kathleen Siobhan Aoife Niamh Sinead Orla Roisin Maeve Grainne Deirdre Bernadette Noreen
      Eileen Aisling Caoimhe Ciara Clodagh Fionnuala Nuala Saoirse Una Teresa Breda`),
    M: words(`Patrick Sean Seamus Liam Declan Conor Ciaran Brendan Padraig Eoin Fergal Diarmuid Cormac Donal Kieran
      Michael Niall Oisin Cillian Eamon Colm Gerard Desmond Rory Finbarr`),
    surnames:
      words(`Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher
      Doherty Kennedy Lynch Murray Quinn Moore McLoughlin O'Carroll Connolly Daly O'Connell Wilson Dunne Brennan
      Burke Collins Clarke Johnston Hughes Farrell Fitzgerald Brown Martin Maguire Nolan Flynn Thompson Callaghan
      O'Donnell Duffy O'Mahony Boyle Healy O'Shea White Sweeney Hayes Kavanagh Power McGrath Moran Brady`),
  },
  welsh: {
    F: words(`Megan Angharad Bethan Carys Rhian Sian Ffion Eleri Nia Cerys Gwen Catrin Lowri Mair Delyth Glenys Olwen
      Bronwen Seren Elin Ceri Eirlys Manon Nerys Rhiannon`),
    M: words(`Gareth Rhys Dafydd Owain Huw Emyr Iwan Gethin Dylan Geraint Gwyn Aled Ioan Emlyn Hywel Ieuan Llew Meirion
      Trefor Alun Evan Macsen Osian Steffan Tomos`),
    surnames:
      words(`Jones Davies Williams Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen Rees James
      Morris Price Lloyd Powell Jenkins Phillips Richards Parry Harris Bowen Pugh Howells Llewellyn Prosser
      Ellis Humphreys Vaughan Bevan Pritchard Gwynne Rhys Cadwallader Meredith`),
  },
  pakistani: {
    F: words(`Fatima Ayesha Shazia Nasreen Saima Rukhsana Farzana Shabana Samina Nazia Zainab Maryam Khadija Aisha
      Sadia Tahira Rubina Parveen Noreen Bushra Iqra Hafsa Amina Uzma Robina Naheed Mehwish Sana Hina Zara
      Alishba Naseem Razia Zubaida Kausar`),
    M: words(`Mohammed Muhammad Imran Asif Tariq Shahid Adeel Bilal Hamza Usman Kamran Faisal Nadeem Rashid Zahid
      Khalid Naveed Waqas Haroon Javed Amjad Sajid Arshad Wajid Ibrahim Yusuf Zain Abdul Ghulam Ishaq Nasir
      Shabir Tanveer Umar Zeeshan Ahsan Sohail Aqeel`),
    surnames:
      words(`Khan Hussain Ahmed Ali Mahmood Iqbal Akhtar Malik Shah Butt Mirza Aslam Ashraf Rashid Mohammed Saleem
      Shafiq Raza Yousaf Qureshi Chaudhry Siddique Abbas Arshad Rehman Aziz Javed Sadiq Ghafoor Bhatti Rafiq
      Younis Zaman Latif Majid Kiani Dar Awan Hafeez Sharif Zafar Bashir Akram Hanif`),
  },
  bangladeshi: {
    F: words(`Fatema Ayesha Rahima Nasima Shaheda Rubina Sultana Nazma Shirin Jahanara Taslima Mahmuda Salma Halima
      Farhana Tahmina Sabina Rokeya Monowara Amena Nargis Lutfa Shahnaz Nadia Samia Tasnim Jannatul Maisha`),
    M: words(`Mohammed Md Abdul Shah Syed Kamal Jamal Shafiqul Rafiqul Nurul Anwar Faruk Habibur Mizanur Abdur Rezaul
      Shamim Monir Ruhul Badrul Ashraful Fazlul Tariqul Zahid Rahim Karim Hasan Tahmid Ayaan Rayhan`),
    surnames:
      words(`Miah Uddin Ali Ahmed Rahman Islam Hussain Choudhury Khan Alam Haque Hoque Chowdhury Mia Kabir
      Sheikh Malik Talukder Sarkar Bhuiyan Hossain Karim Mahmud Aziz Khalique Rahim Quddus Motin`),
  },
  hindu: {
    F: words(`Priya Anjali Meena Kavita Sunita Deepa Nisha Hansa Jyoti Pooja Rekha Bhavna Daksha Hema Ila Jaya Kalpana
      Lata Manisha Nita Pushpa Rina Sangita Tejal Usha Varsha Shreya Diya Aarti Ishani Lakshmi`),
    M: words(`Rajesh Sanjay Amit Vijay Anil Sunil Rakesh Dinesh Mahesh Suresh Bharat Jayesh Kirit Nilesh Paresh
      Hitesh Vikram Arjun Rohan Aarav Krishna Harish Ashok Manoj Deepak Naresh Ramesh Chirag Kishan Dev`),
    surnames:
      words(`Patel Shah Sharma Desai Mistry Joshi Mehta Parmar Chauhan Gupta Rao Solanki Amin Trivedi Bhatt Modi
      Pandya Reddy Kumar Nair Iyer Verma Agarwal Kapoor Malhotra Naik Gohil Raval Thakkar Vaghela Lad Tailor
      Dave Parekh Menon Pillai Banerjee Mukherjee Chatterjee Bose Das Sen`),
  },
  sikh: {
    F: words(`Manpreet Harpreet Jaspreet Gurpreet Simran Amandeep Rajinder Balwinder Navdeep Sukhdeep Parminder
      Kulwinder Jasmin Ravinder Kiran Surinder Mandeep Baljit Harjinder Paramjit Daljit Jagdeep Tejinder`),
    M: words(`Harjit Gurdeep Amarjit Balbir Jaswinder Manjit Sukhdev Kuldeep Paramjit Rajinder Gurpreet Harpreet
      Jagtar Satnam Arjan Mandeep Amandeep Baldev Surinder Davinder Inderjit Charanjit Jagdeep Navjot`),
    surnames:
      words(`Gill Sandhu Dhillon Sidhu Bains Grewal Johal Mann Sahota Dhaliwal Atwal Randhawa Purewal Sangha
      Bassi Brar Chahal Dosanjh Hayer Kang Khaira Nijjar Rai Sanghera Uppal Virk`),
  },
  tamil: {
    F: words(`Lakshmi Kamala Shanthi Vasanthi Tharshini Nirmala Kavitha Sivagami Abirami Thanusha Yalini Mathura
      Gayathri Janani Selvi Saraswathy Dharshika`),
    M: words(`Sivakumar Rajan Kandiah Ganesh Suresh Murugan Ravi Selvaraj Thayaparan Kugan Pirapaharan Nimalan
      Aravinthan Sathiyan Mayuran Thushan Jeyakumar`),
    surnames:
      words(`Sivanathan Rajaratnam Kandasamy Selvarajah Nadarajah Ponnambalam Thiruchelvam Sivapalan Arulanantham
      Balasubramaniam Ganeshan Kanagaratnam Mahendran Paramanathan Sritharan Thevarajah Vigneswaran Yogarajah`),
  },
  nigerian: {
    F: words(`Ngozi Adaeze Folake Chidinma Yetunde Blessing Grace Funmi Ifeoma Temitope Patience Mercy Esther Chioma
      Abimbola Oluwaseun Titilayo Bukola Amaka Ebele Peace Joy Omolara Kehinde Taiwo Nkechi Uche Damilola`),
    M: words(`Chinedu Emeka Tunde Olusegun Samuel Emmanuel Ikenna Babatunde Obinna Femi Segun David Daniel Michael
      Kehinde Taiwo Oluwaseun Adebayo Chukwuemeka Ifeanyi Kayode Olumide Sunday Uche Victor Gbenga Ayodele`),
    surnames:
      words(`Okafor Adeyemi Okonkwo Balogun Adebayo Eze Afolabi Ogunleye Nwosu Chukwu Bello Abiola Ibrahim Olawale
      Adesina Adeleke Ajayi Akande Alabi Bankole Ezeh Fashola Igwe Iwu Lawal Nnamdi Obi Odukoya Ogunbanjo
      Ojo Oladipo Olaniyan Onyekachi Oyelaran Salami Uzoma Williams Johnson`),
  },
  ghanaian: {
    F: words(`Abena Akua Ama Afia Adwoa Efua Esi Yaa Comfort Grace Mercy Gifty Patience Beatrice Charity Akosua Adjoa
      Janet Felicia Dorcas`),
    M: words(`Kwame Kofi Kwabena Yaw Kwaku Kojo Kwasi Emmanuel Samuel Joseph Ebenezer Isaac Francis Kwadwo Nana
      Prince Eric Daniel Richard Stephen`),
    surnames:
      words(`Mensah Owusu Boateng Osei Asante Appiah Amoah Danso Sarpong Agyeman Addo Ansah Antwi Asamoah Bonsu
      Darko Frimpong Gyamfi Kwarteng Nkrumah Ofori Opoku Quaye Tetteh Yeboah Acheampong Adjei Baah`),
  },
  somali: {
    F: words(`Hodan Amina Fadumo Halima Khadija Sahra Ifrah Nimco Ayan Hawa Asha Maryan Ubah Zahra Faiza Hibo Idil
      Deqa Safiya Warsan`),
    M: words(`Mohamed Abdi Ahmed Hassan Ali Yusuf Omar Abdirahman Mahad Liban Abdullahi Farah Ismail Jama Nur Said
      Warsame Guled Khadar Mustafe Bashir Ibrahim`),
    surnames:
      words(`Mohamed Ali Hassan Ahmed Abdi Omar Farah Hussein Yusuf Warsame Jama Nur Ibrahim Abdullahi Adan
      Osman Muse Hersi Duale Elmi Aden Isse Egal Samatar Mohamud`),
  },
  arabic: {
    F: words(`Fatima Layla Noor Zeinab Huda Rania Samira Amal Hanan Iman Salma Yasmin Dina Mona Nadia Rasha Sawsan
      Wafa Zahra Maha`),
    M: words(`Mohammad Ahmad Ali Omar Hassan Khaled Yousef Mustafa Ibrahim Abdullah Karim Tarek Samir Bassam Fadi
      Walid Ziad Nabil Rami Haider Hussein Mahmoud`),
    surnames:
      words(`Al-Hassan Al-Najjar El-Sayed Al-Khatib Mansour Haddad Al-Masri Saleh Khalil Hamdan Darwish Nasser
      Al-Ali Al-Jabari Abdel_Rahman El-Amin Al-Tikriti Al-Saadi Farouk Shaheen Qasim Al-Zubaidi Benali Bouzid
      Haddadi Amrani El_Idrissi`),
  },
  chinese: {
    F: words(`Mei_Ling Xiu_Ying Yan Li_Na Wai_Ling Siu_Fong Mei_Yee Hui Jing Ying Xin_Yi Wing_Yan Ka_Yan Yuen_Ting
      Fang Lan Qian Yu_Ting Lai_Kuen`),
    M: words(`Wei Ka_Ho Chi_Wai Jun Ming Kwok_Wing Yiu_Ming Hao Jian_Guo Wai_Keung Tao Chun_Kit Hoi_Man Lei Bo
      Zhi_Wei Yat_Sing Kam_Wah Tsz_Hin`),
    surnames:
      words(`Wong Chan Lee Cheung Li Wang Zhang Liu Chen Lam Leung Ng Ho Yip Tang Lau Yang Huang Chow Tsang Kwok
      Zhao Wu Lin Xu Cheng Yuen Fung Mak Poon`),
  },
  vietnamese: {
    F: words('Thi_Lan Thi_Hoa Thi_Mai Thi_Huong Thi_Thu Thi_Nga Linh Trang Phuong Ngoc'),
    M: words('Van_Hung Van_Nam Minh Duc Quang Tuan Hai Long Van_Dung Khanh'),
    surnames: words('Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do'),
  },
  polish: {
    F: words(`Anna Katarzyna Agnieszka Magdalena Joanna Małgorzata Monika Aleksandra Natalia Karolina Ewa Zofia Julia
      Maja Beata Elżbieta Barbara Krystyna Dorota Hanna Oliwia Lena`),
    M: words(`Piotr Krzysztof Tomasz Paweł Marcin Michał Łukasz Adam Jakub Kamil Mateusz Grzegorz Jan Filip Marek
      Andrzej Stanisław Wojciech Rafał Szymon Bartosz`),
    surnames:
      words(`Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski
      Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Pawłowski Michalski Król Wieczorek
      Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Zając Pawlak Sikora`),
  },
  romanian: {
    F: words(`Maria Elena Ioana Andreea Mihaela Alexandra Cristina Ana Daniela Gabriela Ștefania Bianca Raluca Simona
      Florentina Lăcrămioara Georgiana`),
    M: words(`Andrei Alexandru Mihai Ionuț Ștefan Cristian Gheorghe Florin Marian Adrian Bogdan Vasile Constantin
      Dănuț Răzvan Nicolae Cătălin`),
    surnames:
      words(`Popa Popescu Ionescu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Constantin Marin Lazăr
      Țurcanu Florea Dobre Nistor Bălan Șerban Tudor Ene Lupu Barbu Neagu`),
  },
  turkish: {
    F: words(
      `Ayşe Fatma Emine Hatice Zeynep Elif Gül Özlem Sevgi Dilek Selin Ebru Hülya Aylin Merve`,
    ),
    M: words(
      `Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Ömer Emre Kemal Orhan Serkan Uğur Can Barış`,
    ),
    surnames:
      words(`Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Koç Polat
      Kurt Erdoğan Güneş Aksoy`),
  },
  portuguese: {
    F: words(`Maria Ana Joana Catarina Inês Sofia Beatriz Mariana Fátima Conceição Luísa Teresa Helena Raquel Carla
      Patrícia Sílvia`),
    M: words(`João José António Manuel Pedro Miguel Luís Carlos Rui Paulo Nuno Tiago Ricardo Fernando André Gonçalo
      Sérgio`),
    surnames:
      words(`Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes
      Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Da_Silva Dos_Santos
      De_Jesus`),
  },
  spanish: {
    F: words(`María Carmen Ana Lucía Isabel Laura Marta Pilar Paula Elena Sofía Valentina Daniela Gabriela Camila
      Luz_Marina Rosa_María`),
    M: words(`José Juan Carlos Luis Javier Antonio Manuel Miguel Jorge Andrés Diego Alejandro Pablo Rafael Jesús
      Juan_Carlos José_Luis`),
    surnames:
      words(`García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Ruiz Hernández Jiménez
      Díaz Moreno Muñoz Álvarez Romero Torres Ramírez Castro Vargas Rojas Mendoza Quispe Ortiz Núñez De_la_Cruz`),
  },
  caribbean: {
    F: words(`Beverley Yvonne Marcia Sonia Dionne Althea Claudette Sharon Jacqueline Tanisha Shanice Simone Natalie
      Monique Keisha Paulette Verna Hyacinth Merlene Leanne Shanelle`),
    M: words(`Winston Errol Delroy Leroy Clive Desmond Carlton Everton Trevor Glenroy Marlon Jermaine Tyrone Tyrell
      Devon Courtney Lloyd Vincent Dwayne Nathaniel Isaiah`),
    surnames:
      words(`Campbell Brown Williams Grant Francis Gordon Clarke Thompson Reid Morgan Henry Bailey Lewis Powell
      Samuels Bennett Facey Pinnock McKenzie Dacosta Walters St_Louis Joseph Charles Alexander Gayle Blake
      Wint Ferguson Edwards Stewart Simpson Levy Hylton`),
  },
  italian: {
    F: words(
      'Giulia Francesca Chiara Sara Martina Valentina Alessia Elisa Federica Paola Lucia Rosa',
    ),
    M: words(
      'Marco Alessandro Andrea Luca Matteo Giuseppe Francesco Antonio Lorenzo Davide Salvatore',
    ),
    surnames:
      words(`Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco De_Luca Di_Stefano D'Angelo
      Conti Bruno Gallo`),
  },
} as const satisfies Readonly<Record<string, NameLists>>;

export type ListedCommunity = keyof typeof NAME_LISTS;

/** Most Chinese given names are two syllables put together anew: first and second ones. */
export const CHINESE_SYLLABLES = [
  words(`Wing Ka Wai Siu Mei Yuen Chi Kam Kwok Tsz Hoi Man Yat Lai Pui Xin Yu Jia Zhi Hui Li Xiao Yi Zi Hao
    Ming Jun Wei`),
  words(`Yan Ho Ling Fong Yee Ting Wai Wah Wing Hin Kit Sing Kuen Shan Lok Hei Tung Yin Keung Fai Hong Ying Na
    Ming Jie Xuan Han Feng Lin`),
] as const;

/**
 * Elements from which the long tail of a community's surnames is made: an
 * opening and an ending, with the share of families that have such a name. Real
 * surnames of these forms exist in their thousands; those made here may or may not.
 */
export const SURNAME_TAILS: Readonly<
  Partial<
    Record<
      ListedCommunity,
      {
        readonly share: number;
        readonly openings: readonly string[];
        readonly endings: readonly string[];
      }
    >
  >
> = {
  nigerian: {
    share: 0.55,
    openings:
      words(`Ade Olu Ola Ogun Oye Aki Ayo Olo Odu Adé Osa Omo Ebe Chi Nwa Oko Eze Onye Uche Ani Obi Ike
      Anyan Ndu Iwe Udo Eke Nna Okon Asi`),
    endings:
      words(`yemi wale bayo kunle sanya tunji lade dele nkwo chukwu maka kwe fo jiofo leye sina bode toye
      rinde femi ogu nna ka bi eze donma ani wu`),
  },
  ghanaian: {
    share: 0.35,
    openings: words(
      'Owusu- Osei- Addo- Asare- Ofori- Badu- Amponsah- Opoku- Adu- Kwakye- Baffour-',
    ),
    endings: words(
      'Ansah Mensah Boateng Bonsu Atta Darko Frimpong Poku Yeboah Agyei Sarpong Nyarko Amankwah',
    ),
  },
  polish: {
    share: 0.5,
    openings:
      words(`Kowal Nowi Wiśn Czar Białk Sobol Brzez Gór Jabł Kamień Koz Lis Mal Mro Ostr Pietr Rud Sad Star
      Stas Tom Urban Wal Wit Zab Żur Gaj Dom Bor Cies Fil Grab Jan Klim`),
    endings: words('ski czyk ak ek icz owicz owski iński ewski arz iak'),
  },
  romanian: {
    share: 0.5,
    openings: words(
      'Mun Ard Mold Olt Brăd Cioc Dobr Fil Grig Iord Luc Man Neg Oprea Pătr Rad Săv Tom Vas Zamf',
    ),
    endings: words('escu eanu oiu aru an oiu ache uș ilă'),
  },
  turkish: {
    share: 0.45,
    openings: words(
      'Kara Ak Sarı Demir Taş Yıl Gök Al Koca Bay Dur Er Gün Kes Öz Sön Tan Uz Yal Can',
    ),
    endings: words('oğlu kaya taş soy demir türk han kan bay er göz baş dağ men'),
  },
  tamil: {
    share: 0.6,
    openings: words(
      'Siva Raja Kanda Selva Nada Bala Gane Maha Jeya Thiru Arul Vigne Kuga Para Yoga Sri Muru',
    ),
    endings: words(
      'nathan rajah samy kumar lingam pillai ratnam segaram moorthy nesan balan seelan mohan',
    ),
  },
  arabic: {
    share: 0.5,
    openings: words('Al- El- Abu Ben Bou Abdel'),
    endings:
      words(`Hakim Rashidi Sharif Obeidi Tamimi Jumaili Bakri Hamawi Shami Kurdi Fassi Alaoui Khoury Qadir
      Malik Rahim Aziz Hadi Wahab Latif Mahdi Dulaimi Ghani Basri`),
  },
  hindu: {
    share: 0.2,
    openings: words('Suk Man Raj Hari Dev Nara Bhag Gopa Kesh Madh Vish Chandr Jag Lal'),
    endings: words('wani ani ekar kar iya wala wal ania jee nathan adi'),
  },
};

/**
 * Shares of families who have a surname common in all of Britain, and of those
 * who have a given name of the community for one, as fathers once passed theirs on.
 */
export const OTHER_SURNAMES: Readonly<
  Partial<Record<ListedCommunity, { readonly british: number; readonly given: number }>>
> = {
  scottish: { british: 0.35, given: 0 },
  irish: { british: 0.25, given: 0 },
  welsh: { british: 0.3, given: 0 },
  caribbean: { british: 0.5, given: 0 },
  pakistani: { british: 0, given: 0.3 },
  bangladeshi: { british: 0, given: 0.3 },
  arabic: { british: 0, given: 0.2 },
  ghanaian: { british: 0.06, given: 0 },
  portuguese: { british: 0, given: 0.05 },
};

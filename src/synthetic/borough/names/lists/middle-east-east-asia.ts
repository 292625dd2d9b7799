import type { CommunityNames } from './community-names.ts';
import { words } from './words.ts';

// Names in rough order, from general knowledge; shares illustrative but where a source is named.

export const ARABIC: CommunityNames = {
  fall: 0.6,
  british: [0, 0.03],
  givenSurname: 0.2,
  F: words(`Fatima Layla Noor Zeinab Huda Rania Samira Amal Hanan Iman Salma Yasmin Dina Mona Nadia Rasha Sawsan Wafa Zahra
    Maha Abeer Afaf Ahlam Aida Aisha Alia Amani Amina Amira Anisa Arwa Asma Aya Aziza Bahija Balqis Basma Batoul Buthaina Dalal Dalia
    Dania Dunya Enas Eman Fadia Fadwa Faiza Farah Farida Fawzia Ghada Ghazal Hadeel Hafsa Hajar Hala Halima Hana Hayat Heba Hind Ibtisam
    Ikram Ilham Inas Inaam Intisar Jamila Jana Jihan Joumana Karima Kawthar Khadija Khawla Lamia Latifa Leena Lina Loubna Lubna Lujain
    Mai Majida Malak Manal Mariam Maryam Marwa May Maysa Mayada Meriem Mouna Muna Nabila Nada Naima Najat Najla Najwa Nawal Nesrine Nibal
    Noura Ola Omaima Rabab Rabia Raghad Rahma Rana Rawan Reem Rim Rola Ruba Ruqaya Sabah Safa Sahar Saida Salwa Samar Samia Sana Sara Shaima
    Shirin Siham Souad Suha Suhair Sukaina Sumaya Taghreed Tahani Thuraya Wijdan Yusra Zakia Zohra`),
  M: words(`Mohammad=6 Ahmad=3 Ali=3.4 Omar=2 Hassan=2 Khaled Yousef Mustafa Ibrahim Abdullah Karim Tarek Samir Bassam Fadi Walid Ziad
    Nabil Rami Haider Hussein Mahmoud Abbas Abdelkader Abdelaziz Abdelrahman Adel Adnan Ahmed Aiman Akram Alaa Amer Amin Amine Amir Ammar
    Anas Anwar Aref Ashraf Assem Ayman Ayoub Aziz Badr Bader Bahaa Bashar Bilal Bilel Driss Elias Emad Essam Fahad Faisal Farid Farouk Fawaz
    Fouad Ghassan Habib Hadi Hakim Hamid Hamza Hani Harith Hatem Hazem Hicham Hisham Hossam Ihab Imad Imran Isam Islam Ismail Issa Iyad Jaafar
    Jabir Jalal Jamal Jassim Jawad Jihad Kamal Kareem Kassem Khalil Laith Lotfi Louay Maher Majed Malek Mansour Marwan Mazen Mehdi Mohanad
    Mohsen Mounir Mourad Muhannad Munir Murtada Muayad Nader Naji Najib Nasser Nawaf Nizar Noureddine Omar Osama Othman Qais Qasim Rabah Rachid
    Rafik Raed Ridha Riyad Saad Sabri Saddam Said Salah Saleh Salem Salim Sami Samer Sayed Seif Selim Shadi Sharif Slimane Sofiane Sufyan Tahar
    Taha Talal Tamer Wael Wissam Yahya Yasser Yassin Youssef Zaid Zakaria Zouhair`),
  surnames:
    words(`Al-Hassan Al-Najjar El-Sayed Al-Khatib Mansour Haddad Al-Masri Saleh Khalil Hamdan Darwish Nasser Al-Ali
    Al-Jabari Abdel_Rahman El-Amin Al-Tikriti Al-Saadi Farouk Shaheen Qasim Al-Zubaidi Benali Bouzid Haddadi Amrani El_Idrissi Abbas Abboud
    Abdallah Abdo Abed Abou_Zeid Aboud Adam Akkad Alami Amer Amin Antar Arafat Asaad Assaf Atallah Atiyeh Awad Ayad Ayoub Azzam Badawi Baker
    Barakat Bashir Bazzi Belhadj Benchekroun Benjelloun Bennani Berrada Bitar Boutros Chaoui Dabbagh Daher Dahmani Daoud El-Guindy El-Shafei Eid
    Fadel Fahmy Fakhoury Farah Faraj Fares Farid Fathi Fawzi Fayad Gaber Ghanem Habib Hafez Haidar Hakim Halabi Hamad Hamdi Hamid Hamza Hanna
    Harb Hashem Hassan Hatem Hijazi Hussein Ibrahim Idris Ismail Issa Jaber Jabbour Jamal Jawad Kabbani Kamel Kanaan Karam Kassab Kassem Khalaf
    Khaled Khalifa Khatib Khoury Kuttab Lahlou Maalouf Mahdi Mahfouz Mahmoud Makki Malik Maroun Masoud Mekki Moussa Mubarak Mukhtar Murad Mustafa
    Naji Najjar Nassar Nasr Nassif Nour Obeid Omar Osman Othman Qabbani Qureshi Rahal Rahman Ramadan Rashid Rizk Saab Saad Sabbagh Sabri Said
    Saidi Salah Salama Salameh Salem Salim Samaan Sarkis Sayegh Shalabi Shami Sharif Shehadeh Sleiman Soliman Suleiman Tabbara Taha Tahan Talib
    Tawil Wahab Yassin Younes Youssef Zaki Zaidan Zein Zidan Zoghbi`),
  formedSurnames: [
    {
      share: 0.42,
      openings: words('Al- El- Al- Abu Ben Bou Abdel Al'),
      endings:
        words(`Hakim Rashidi Sharif Obeidi Tamimi Jumaili Bakri Hamawi Shami Kurdi Fassi Alaoui Khoury Qadir Malik Rahim Aziz
        Hadi Wahab Latif Mahdi Dulaimi Ghani Basri Jaafari Khafaji Maliki Musawi Sadr Samarrai Shammari Ubaidi Yasiri Zaidi Hashimi Ansari Amiri
        Azzawi Bayati Dabbagh Douri Haidari Hilli Janabi Karbalai Lami Mashhadani Naimi Qaisi Rubaie Saeed Sudani Tai Tayeb Wazir Yamani Zahrani
        Omari Nouri Rifai Saghir Kabir Jabbar Hamid Majid Halim Salam Nasser`),
    },
  ],
};

// The rolls of 1998 (K. Tucker, Nomina 27, 2004) have Wong 9,052, Chan 8,804, Cheung 5,010, Ho 3,474,
// Tang 3,378, Li 3,371, Lau 3,329, Lam 3,217, beside some 180,000 grown Chinese (2001 census); since
// then more have come whose names are written the mainland's way (Zhang, Wang, Chen, Liu).
const CANTONESE = {
  openings:
    words(`Wing_ Ka_ Wai_ Siu_ Mei_ Yuen_ Chi_ Kam_ Kwok_ Tsz_ Hoi_ Man_ Yat_ Lai_ Pui_ Sau_ Suk_ Yuk_ Shuk_ Wan_ Ho_ Chun_
    Kin_ Hin_ Ching_ Lok_ Yin_ Hiu_ Cheuk_ Sze_ Kit_ Tak_ Ping_ Hung_ Shing_ Tin_`),
  F: words(
    'Yan Ling Fong Yee Ting Wah Kuen Shan Yin Ying Man Ki Lam Chun Ping Wai Fun Har Sheung Tung Yi Nga Kei Ching Lan Lin',
  ),
  M: words(
    'Ho Wai Wing Hin Kit Sing Lok Hei Keung Fai Hong Ming Kwong Chung Leung Wah Man Lam Yin Shing Tat Fat Kin Yiu Hung Cheung',
  ),
};
const MANDARIN = {
  openings:
    words(`Xin Yu Jia Zhi Hui Xiao Yi Zi Hao Ming Jun Wei Mei Li Yan Xue Si Ruo Chen Han Jing Jian Guo Hai Hong Hua Jin Shu Ting
    Wen Xiu Yong Yuan Zhen Zhong Dong Feng Chun Bao Qing Rui Shi Tian Yun Ze`),
  F: words(
    'yan ying na jie xuan han lin ting ling hui fang yu mei qing xin yi li juan ping hong xia yun zhen lan hua fen qin rong',
  ),
  M: words(
    'wei jun hao feng ming jie qiang bin peng lei gang yong bo chao hui kai long hai tao xuan yu yang jian guo hua ping lin dong',
  ),
};

export const CHINESE: CommunityNames = {
  fall: 0.4,
  british: [0, 0],
  F: words(`Mei_Ling Xiuying Yan Lina Wai_Ling Siu_Fong Mei_Yee Hui Jing Ying Xinyi Wing_Yan Ka_Yan Yuen_Ting Fang Lan Qian
    Yuting Lai_Kuen Na Min Li Juan Xia Ping Ling Hong Dan Xue Yue Yang Yun Lu Lin Ting Qing Wen Yi Mei Jie`),
  M: words(`Wei Ka_Ho Chi_Wai Jun Ming Kwok_Wing Yiu_Ming Hao Jianguo Wai_Keung Tao Chun_Kit Hoi_Man Lei Bo Zhiwei Yat_Sing Kam_Wah
    Tsz_Hin Yong Bin Chao Peng Gang Qiang Jie Kai Long Feng Hui Yu Yang Xin Chen Cheng Lin`),
  formed: {
    F: [
      { share: 0.45, openings: CANTONESE.openings, endings: CANTONESE.F },
      { share: 0.4, openings: MANDARIN.openings, endings: MANDARIN.F },
    ],
    M: [
      { share: 0.45, openings: CANTONESE.openings, endings: CANTONESE.M },
      { share: 0.4, openings: MANDARIN.openings, endings: MANDARIN.M },
    ],
  },
  surnames:
    words(`Wong=5 Chan=5 Cheung=3 Lee=3 Li=3.6 Wang=3.6 Zhang=3.6 Liu=3 Chen=3.6 Lam=2 Ho=2 Lau=2 Tang=2 Leung=2 Ng=1.8 Yip
    Yang Huang Chow Tsang Kwok Zhao Wu Lin Xu Cheng Yuen Fung Mak Poon Au Bai Cai Cao Chai Chau Cheuk Cheong Chiu Choi Chong Choy Chu Chui
    Chung Cui Dai Deng Ding Dong Du Fan Fang Feng Fok Fu Gao Gong Gu Guo Han Hao He Hon Hou Hu Hui Ip Jia Jiang Jin Kam Kan Kong Koo Kuang
    Kung Kwan Kwong Lai Law Lei Liang Liao Lim Lo Loh Long Louie Lu Lui Luk Luo Lv Ma Man Mao Meng Mo Mok Mui Ngan Ning Niu Ou Pan Pang Peng
    Pun Qian Qiao Qin Qiu Qu Ren Sham Shek Shen Shi Shum Sin Siu So Song Su Suen Sun Sung Sze Szeto Tai Tam Tan Tao Tian Ting To Tong Tse Tsoi
    Tsui Tung Wan Wei Wen Wu Xia Xiao Xie Xiong Xue Yan Yao Yau Ye Yeung Yi Yin Yim Yiu Yu Yuan Yue Yung Zeng Zhan Zheng Zhong Zhou Zhu Zhuang Zou`),
};

// Shares of Vietnamese surnames as commonly quoted after Lê Trung Hoa, Họ và tên người Việt Nam (2005).
export const VIETNAMESE: CommunityNames = {
  fall: 0.4,
  british: [0, 0.05],
  F: words(
    'Linh Trang Phuong Ngoc Hoa Mai Huong Thu Nga Lan Hang Hanh Hien Huyen Kim Loan Ly My Nhung Oanh Quyen Tam Thao Thuy Van Yen',
  ),
  M: words(
    'Minh Duc Quang Tuan Hai Long Khanh Hung Nam Dung Anh Binh Cuong Dat Duy Hieu Hoang Huy Khoa Kien Lam Phong Phuc Son Thanh Tien Vinh',
  ),
  formed: {
    F: [
      {
        share: 0.75,
        openings: words(
          'Thi_ Ngoc_ Thi_ Kim_ Thanh_ Thu_ Minh_ Bich_ My_ Hong_ Phuong_ Xuan_ Mai_ Tuyet_ Bao_ Khanh_ Quynh_ Anh_',
        ),
        endings:
          words(`Lan Hoa Mai Huong Thu Nga Linh Trang Anh Hang Hanh Hien Hong Huyen Loan Nhung Oanh Phuong Quyen Tam Thao Thuy Van Yen
          Dung Chi Chau Diep Giang Ha Nhi Ngan Tien Tram Truc Uyen Vy`),
      },
    ],
    M: [
      {
        share: 0.75,
        openings: words(
          'Van_ Van_ Minh_ Quang_ Duc_ Huu_ Dinh_ Ngoc_ Thanh_ Xuan_ Cong_ Hoang_ Quoc_ Anh_ Gia_ Manh_ Tuan_ Viet_ Trong_',
        ),
        endings:
          words(`Hung Nam Dung Tuan Minh Hai Long Khanh Anh Binh Cuong Dat Duy Hieu Hoang Huy Khoa Kien Lam Phong Phuc Quan Son Tam Thang
          Thanh Thinh Tien Toan Trung Tu Viet Vinh Bao Chien Hoa Loc`),
      },
    ],
  },
  surnames:
    words(`Nguyen=38.4 Tran=11 Le=9.5 Pham=7.1 Hoang=2.6 Huynh=2.5 Phan=4.5 Vu=2 Vo=1.9 Dang=2.1 Bui=2 Do=1.4 Ho=1.3 Ngo=1.3
    Duong=1 Ly=0.5 An Banh Cao Chau Chu Cu Cung Dam Dao Dau Diep Dinh Doan Dong Duc Giang Ha Hua Khong Khuc Kieu Kim La Lac Lai Lam Luong Luu
    Luc Ma Mac Mach Mai Nghiem Ninh Ong Phung Phuong Quach Quan Ta Tang Thach Thai Than Thi To Ton Tong Trieu Trinh Truong Tu Ung Van Vuong`),
};

export const TURKISH: CommunityNames = {
  fall: 0.65,
  british: [0, 0.02],
  F: words(`Ayşe Fatma Emine Hatice Zeynep Elif Gül Özlem Sevgi Dilek Selin Ebru Hülya Aylin Merve Arzu Aslı Aysel Ayten Bahar Banu
    Başak Belgin Berna Beyza Burcu Buse Büşra Canan Cansu Ceren Ceyda Çiğdem Defne Deniz Derya Didem Döndü Duygu Ece Ecrin Eda Elçin Esin
    Esma Esra Evren Eylül Ezgi Feride Figen Filiz Firdevs Funda Gamze Gizem Gönül Gökçe Gülay Gülcan Gülden Güler Gülistan Gülsüm Gülşen
    Günay Hacer Hande Hanife Hatun Havva Hayriye Hira Hilal İlayda İlknur İpek İrem Kader Kübra Leyla Lale Mehtap Melek Meltem Melike Meryem
    Mine Müge Münevver Naciye Nalan Nazlı Nermin Neslihan Nesrin Nihal Nilgün Nilay Nur Nuray Nurcan Nurhan Nurten Oya Pelin Pınar Rabia
    Reyhan Rukiye Saadet Safiye Seda Seher Selma Semra Sema Serap Serpil Sevda Sevil Sevim Sibel Sinem Songül Sultan Şeyma Şule Şükran Tuba
    Tuğba Tülay Türkan Ülkü Ümmühan Yasemin Yeliz Yeşim Yıldız Zehra Zeliha`),
  M: words(`Mehmet=5 Mustafa=4 Ahmet=4 Ali=3.4 Hüseyin=3 Hasan=3 İbrahim Murat Ömer Emre Kemal Orhan Serkan Uğur Can Barış Abdullah
    Adem Adnan Alper Altan Arda Aras Atakan Ayhan Aydın Aykut Baran Bayram Bekir Berat Berk Berkay Bilal Bora Burak Bülent Cem Cemal Cemil
    Cengiz Cenk Ceyhun Cihan Cüneyt Çağatay Çetin Deniz Devrim Doğan Doğukan Efe Ege Ekrem Emin Emir Engin Enes Ensar Ercan Erdal Erdem Erdoğan
    Eren Erhan Erkan Erol Ersin Ertan Ertuğrul Faruk Fatih Fazıl Ferhat Fevzi Fikret Furkan Gökhan Gökay Güven Hakan Halil Halim Haluk Hamza
    Harun Haydar Hayri Hikmet İlhan İlker İlyas İsa İsmail İsmet Kaan Kadir Kamil Kazım Kenan Kerem Koray Kutay Levent Mahmut Mert Mesut Metin
    Mikail Muhammed Musa Muhsin Müslüm Nazım Necati Nejat Nihat Niyazi Nurettin Okan Oktay Onur Osman Ozan Özgür Özkan Polat Ramazan Recep
    Remzi Rıza Sabri Sadık Salih Sami Savaş Sedat Selahattin Selçuk Selim Semih Serdar Serhat Servet Sinan Soner Suat Süleyman Şahin Şenol
    Şükrü Taner Tarık Tayfun Tolga Tuncay Turan Turgut Türker Umut Ümit Vedat Veli Volkan Yalçın Yaşar Yasin Yavuz Yiğit Yılmaz Yunus Yusuf
    Zafer Zeki`),
  surnames:
    words(`Yılmaz=1.4 Kaya=1.1 Demir=1 Şahin=0.8 Çelik=0.8 Yıldız=0.7 Öztürk=0.7 Aydın=0.7 Özdemir=0.6 Arslan=0.6 Doğan=0.5
    Kılıç Aslan Çetin Koç Polat Kurt Erdoğan Güneş Aksoy Acar Akar Akbaş Akbulut Akgül Akkaya Akın Aktaş Akyüz Alkan Altın Altun Ateş Avcı
    Aykaç Ayaz Bal Balcı Baran Başaran Bayram Bektaş Bilgin Bolat Boz Bozkurt Bulut Can Candan Canpolat Cengiz Ceylan Coşkun Çakır Çalışkan
    Çiçek Çiftçi Çınar Çoban Çolak Dağ Dal Demirci Demirel Deniz Dinç Dinçer Dündar Durmaz Ekici Er Ercan Erdem Eren Erol Ersoy Ertürk Gök
    Gökçe Gül Güler Gültekin Gümüş Gündoğdu Gündüz Güngör Gürbüz Gürsoy Güven Güzel İnce İpek Işık Kalkan Kaplan Kara Karaca Karadağ Karakaş
    Karakuş Karaman Karataş Kartal Keskin Kırmızı Kocaman Korkmaz Köksal Köse Kuru Kuş Mutlu Orhan Oruç Özbek Özcan Özçelik Özer Özkan Özmen
    Özgür Parlak Pehlivan Sağlam Sarı Sezer Sönmez Soylu Süleyman Şen Şener Şeker Şimşek Taş Taşçı Taşkın Tekin Temel Toprak Topal Tosun Turan
    Turgut Türk Uçar Ulu Uysal Ünal Ünlü Uzun Vural Yalçın Yaman Yavuz Yaşar Yiğit Yüce Yücel Yüksel Zengin`),
  formedSurnames: [
    {
      share: 0.4,
      openings:
        words(`Kara Ak Sarı Demir Taş Yıl Gök Al Koca Bay Dur Er Gün Kes Öz Sön Tan Uz Yal Can Boz Çal Dağ El Gül Ay Has Kır Kut
        Ur Tem Top Tür Ün Yüz Hacı Molla Deli Kızıl`),
      endings: words(
        'oğlu kaya taş soy demir türk han kan bay er göz baş dağ men maz gil doğan bulut tepe su dal kurt',
      ),
    },
  ],
};

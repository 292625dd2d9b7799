import type { CommunityNames } from './community-names.ts';
import { words } from './words.ts';

// Names in rough order, from general knowledge; shares illustrative. Where the home country
// publishes counts of surnames (Poland's register PESEL, Spain's statistical institute INE), the
// leading ones are of that size, from memory and not checked against the files: Nowak about 0.5%
// of Poles, García about 3% of first surnames in Spain, Silva about 9% in Portugal.

export const POLISH: CommunityNames = {
  fall: 0.75,
  british: [0, 0.04],
  F: words(`Anna Katarzyna Agnieszka Magdalena Joanna Małgorzata Monika Aleksandra Natalia Karolina Ewa Zofia Julia Maja
    Beata Elżbieta Barbara Krystyna Dorota Hanna Oliwia Lena Maria Marta Paulina Justyna Iwona Sylwia Renata Izabela Patrycja
    Ewelina Weronika Kinga Edyta Marzena Aneta Alicja Danuta Halina Jolanta Bożena Grażyna Urszula Teresa Jadwiga Irena Janina
    Zuzanna Wiktoria Amelia Emilia Gabriela Dominika Klaudia Martyna Angelika Kamila Daria Nikola Nadia Pola Laura Antonina
    Marcelina Jagoda Michalina Milena Lidia Violetta Wioletta Wanda Helena Stanisława Genowefa Kazimiera Czesława Henryka
    Marianna Lucyna Mirosława Bogumiła Bogusława Celina Cecylia Adrianna Aldona Anita Arleta Bernadeta Blanka Bronisława Cezara
    Diana Donata Eliza Emma Eugenia Ilona Inga Iga Jagna Kaja Karina Klara Kornelia Leokadia Liliana Liwia Lucja Łucja Luiza
    Malwina Mariola Nela Nina Olga Otylia Pelagia Regina Roksana Róża Rozalia Sandra Sara Sonia Stefania Tamara Tola Wiesława
    Władysława Zdzisława Żaneta`),
  M: words(`Piotr Krzysztof Tomasz Paweł Marcin Michał Łukasz Adam Jakub Kamil Mateusz Grzegorz Jan Filip Marek Andrzej
    Stanisław Wojciech Rafał Szymon Bartosz Robert Dariusz Mariusz Maciej Artur Jacek Sebastian Przemysław Dawid Daniel Damian
    Adrian Patryk Kacper Dominik Hubert Konrad Jarosław Sławomir Zbigniew Jerzy Tadeusz Ryszard Kazimierz Henryk Mirosław Wiesław
    Zdzisław Józef Marian Bogdan Antoni Aleksander Franciszek Mikołaj Wiktor Igor Oskar Oliwier Leon Tymon Tymoteusz Nikodem
    Maksymilian Miłosz Marcel Natan Fabian Krystian Radosław Arkadiusz Cezary Czesław Edward Emil Ernest Eryk Gabriel Gracjan Gustaw
    Ignacy Ireneusz Iwo Janusz Jeremi Julian Juliusz Kajetan Karol Klaudiusz Kuba Lech Leszek Ludwik Marceli Mieczysław Norbert
    Olaf Olgierd Patrycjusz Remigiusz Roman Ryszard Seweryn Stefan Sylwester Szczepan Tytus Waldemar Walenty Wacław Wawrzyniec
    Wincenty Witold Władysław Włodzimierz Zenon Zygmunt Borys Bruno Błażej Bolesław Alan Albert Alfred Aleks Anatol`),
  surnames:
    words(`Nowak=0.6 Kowalski=0.45 Wiśniewski=0.35 Wójcik=0.33 Kowalczyk=0.32 Kamiński=0.31 Lewandowski=0.3
    Zieliński=0.3 Szymański=0.29 Woźniak=0.29 Dąbrowski=0.28 Kozłowski=0.25 Jankowski Mazur Kwiatkowski Krawczyk Piotrowski
    Grabowski Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Zając Pawlak
    Sikora Adamczyk Dudek Nowicki Jaworski Górski Witkowski Walczak Sikorski Baran Rutkowski Michalak Szewczyk Ostrowski
    Tomaszewski Pietrzak Zalewski Wróblewski Marciniak Jasiński Zawadzki Bąk Jakubowski Sadowski Duda Włodarczyk Wilk Chmielewski
    Borkowski Sokołowski Szczepański Sawicki Kucharski Lis Maciejewski Kubiak Kalinowski Mazurek Wysocki Kołodziej Kaźmierczak
    Czarnecki Konieczny Sobczak Głowacki Urban Zakrzewski Wasilewski Krajewski Laskowski Sikorska Ziółkowski Gajewski Makowski
    Mróz Brzeziński Szulc Kozak Kaczmarek Kaczmarczyk Błaszczyk Cieślak Andrzejewski Wawrzyniak Urbański Kania Tomczak Bednarek
    Leśniak Jóźwiak Stefański Kurek Markowski Musiał Domański Bielecki Borowski Lipiński Gołębiowski Przybylski Krupa Szymczak
    Marek Milewski Czajkowski Polak Kot Matuszewski Cichy Kwiecień Kosiński Sowa Bielak Janik Orłowski Rogowski Piątek Kopeć Socha
    Żak Wolski Lech Muszyński Kozieł Fijałkowski Turek Banaś Bukowski Skiba Leszczyński Gawroński Czyż`),
  formedSurnames: [
    {
      share: 0.75,
      openings:
        words(`Kowal Nowi Wiśn Czar Białk Sobol Brzez Gór Jabł Kamień Koz Lis Mal Mro Ostr Pietr Rud Sad Star Stas
        Tom Urban Wal Wit Zab Żur Gaj Dom Bor Cies Fil Grab Jan Klim Bart Balc Bogd Brod Bud Chm Ciech Cyb Dral Dob Drozd Dziub Fran
        Gal Głow Goł Grzel Grzyb Has Iw Jac Jag Jar Jasz Jaw Jędrz Jur Kac Kal Kar Kasprz Kat Kob Koł Kon Kor Kos Kras Kub Kur Lask Lew
        Łuk Maj Mar Mat Maz Mich Mikoł Mil Mus Niedz Now Ogr Ol Ow Pal Paw Pior Płocz Pol Przyb Rad Raj Rog Ros Rybi Sal Sien Skal
        Skow Sław Sob Sokoł Stef Stęp Such Szczep Szym Śliw Świder Tar Trz Tur Węg Wierz Wil Wiśl Włod Wol Wron Wyrz Zał Zar Zdan Ziel
        Ziem Zim Żeb`),
      endings: words('ski owski czyk ak ek icz ewski owicz iński a arz iak ec nik ka las usz'),
    },
  ],
};

export const ROMANIAN: CommunityNames = {
  fall: 0.7,
  british: [0.01, 0.04],
  F: words(`Maria Elena Ioana Andreea Mihaela Alexandra Cristina Ana Daniela Gabriela Ștefania Bianca Raluca Simona Florentina
    Lăcrămioara Georgiana Adriana Alina Adina Anca Anamaria Angela Antonia Aurelia Carmen Camelia Catalina Cătălina Claudia Constanța
    Corina Cornelia Crina Dana Denisa Diana Doina Dorina Dumitra Ecaterina Elisabeta Emilia Eva Eugenia Felicia Floarea Florica
    Flavia Gheorghița Geanina Gina Ileana Ilinca Iulia Irina Izabela Larisa Laura Lavinia Lenuța Lidia Liliana Livia Loredana Luciana
    Lucia Luminița Magdalena Marcela Mădălina Mariana Marilena Marinela Marta Mirela Monica Nadia Narcisa Natalia Nicoleta Nina
    Oana Olga Olivia Otilia Paula Petronela Petruța Ramona Rodica Roxana Rebeca Sabina Sanda Sara Silvia Sofia Sonia Sorina Steliana
    Tatiana Teodora Valentina Valeria Vasilica Veronica Victoria Viorica Violeta Viorela Zoe`),
  M: words(`Andrei Alexandru Mihai Ionuț Ștefan Cristian Gheorghe Florin Marian Adrian Bogdan Vasile Constantin Dănuț Răzvan
    Nicolae Cătălin Ion Ioan Vlad Daniel Gabriel Marius Mihăiță Alin Aurel Aurelian Alexandru_Mihai Anton Beniamin Calin Călin Ciprian
    Claudiu Codrin Corneliu Cosmin Costel Costin Damian Dan David Dinu Doru Dorin Dragoș Dumitru Eduard Emanuel Emil Eugen Eusebiu Fabian
    Felix Filip Flaviu Florian Gavril George Gelu Gigel Grigore Horia Horațiu Iacob Ilie Ionel Iosif Iulian Iustin Ladislau Laurențiu
    Leonard Leonid Liviu Lucian Luca Luigi Madalin Mădălin Manuel Marcel Marin Matei Mircea Mugur Neculai Nelu Octavian Ovidiu Patrick
    Paul Pavel Petre Petrică Petru Rareș Radu Remus Robert Romeo Romulus Sandu Sebastian Sergiu Silviu Simion Sorin Teodor Theodor Tiberiu
    Traian Tudor Valentin Valeriu Victor Viorel Virgil Vladimir Zaharia`),
  surnames:
    words(`Popa=1 Popescu=0.8 Ionescu=0.6 Dumitru=0.5 Stan=0.5 Stoica=0.4 Gheorghe=0.4 Matei Ciobanu Rusu Munteanu
    Constantin Marin Lazăr Țurcanu Florea Dobre Nistor Bălan Șerban Tudor Ene Lupu Barbu Neagu Radu Dinu Stanciu Ungureanu Moldovan
    Moldoveanu Manole Iordache Sandu Oprea Toma Anghel Voicu Vasile Cristea Nedelcu Petre Preda Mihai Dragomir Ilie Ion Mocanu Rotaru
    Vlad Ursu Sava Cojocaru Zamfir Coman Croitoru Grigore Costea Tănase Niculae Roman Muresan Mureșan Pop Pavel Bucur Avram Albu Chiriac
    Olteanu Bratu Badea Chiriță Cozma Crăciun Crișan Damian Dan Diaconu Dima Dragan Drăghici Enache Filip Gavrilă Ghiță Grosu Iacob
    Iancu Istrate Iosif Leonte Luca Macovei Manea Marcu Marinescu Miron Mitrea Morar Mihalache Mitroi Nica Nicolae Niță Olaru Onofrei
    Pană Păun Petcu Pintea Pîrvu Prodan Rădulescu Rizea Simion Sîrbu Stancu Suciu Surdu Șandru Ștefan Tanasă Trandafir Trif Tudose
    Văduva Vieru Vișan Voinea Zaharia`),
  formedSurnames: [
    {
      share: 0.5,
      openings:
        words(`Mun Ard Mold Olt Brăd Cioc Dobr Fil Grig Iord Luc Man Neg Opr Pătr Rad Săv Tom Vas Zamf Andr Băl Bog Buz Căl
        Chir Con Cost Crist Dăn Dum Drăg Fior Găv Ghe Ian Ilin Ist Laz Măr Mih Nicul Pav Petr Pop Rot Sim Stef Stăn Tăn Tod Țăr Ung Vlăd
        Voic`),
      endings: words('escu eanu oiu aru an iu ache uș ilă ciuc ean așcu oiaș ei'),
    },
  ],
};

export const PORTUGUESE: CommunityNames = {
  fall: 0.75,
  british: [0.02, 0.06],
  givenSurname: 0.05,
  F: words(`Maria Ana Joana Catarina Inês Sofia Beatriz Mariana Fátima Conceição Luísa Teresa Helena Raquel Carla Patrícia
    Sílvia Adelaide Adriana Albertina Alexandra Alice Amélia Andreia Ângela Anabela Aurora Bárbara Benedita Bruna Camila Carlota
    Carmo Carolina Cátia Cecília Célia Clara Cláudia Cristina Daniela Débora Deolinda Diana Dulce Eduarda Elisa Elisabete Elsa Emília
    Ermelinda Eva Fabiana Fernanda Filipa Filomena Francisca Gabriela Glória Graça Gracinda Graciete Idalina Irene Isabel Isaura
    Ivone Jacinta Jéssica Júlia Juliana Lara Laura Leonor Letícia Lídia Lígia Liliana Lúcia Luana Lurdes Madalena Mafalda Manuela
    Margarida Marisa Marlene Marta Matilde Mónica Natália Natércia Nádia Nélia Olga Olívia Otília Paula Piedade Rafaela Rita Rosa
    Rosália Rute Sandra Sara Soraia Susana Tânia Tatiana Telma Vanessa Vera Vitória Zélia Zulmira Maria_José Ana_Maria Ana_Paula
    Maria_João`),
  M: words(`João José António Manuel Pedro Miguel Luís Carlos Rui Paulo Nuno Tiago Ricardo Fernando André Gonçalo Sérgio Abel
    Abílio Adriano Afonso Albano Alberto Alexandre Alfredo Álvaro Amadeu Américo Aníbal Armando Armindo Artur Augusto Aurélio Bernardo
    Bruno Cândido César Cláudio Cristiano Daniel David Delfim Diogo Dinis Domingos Duarte Edgar Eduardo Élio Emanuel Ernesto Eurico
    Fábio Filipe Flávio Francisco Frederico Gabriel Gaspar Germano Gil Gilberto Guilherme Gustavo Hélder Henrique Hugo Humberto Igor
    Isaac Ivo Jaime Joaquim Joel Jorge Júlio Leandro Leonel Lourenço Lucas Lúcio Marcelo Marco Márcio Mário Martim Mateus Maurício
    Nelson Octávio Olavo Orlando Óscar Patrício Rafael Ramiro Raul Renato Roberto Rodrigo Rogério Romeu Rúben Salvador Samuel Santiago
    Sebastião Silvino Simão Telmo Teófilo Tomás Valter Vasco Vicente Virgílio Vítor Wilson José_Manuel João_Pedro Luís_Miguel`),
  surnames:
    words(`Silva=8 Santos=5 Ferreira=4.5 Pereira=4 Oliveira=3.2 Costa=3 Rodrigues=3 Martins=2.6 Sousa=2.4 Fernandes=2.2
    Gonçalves=2 Gomes=2 Lopes=2 Marques=1.8 Alves=1.6 Almeida=1.6 Ribeiro=1.6 Pinto=1.5 Carvalho=1.4 Teixeira=1.2 Moreira Correia Mendes
    Nunes Soares Vieira Monteiro Cardoso Rocha Raposo Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca Machado
    Araújo Barbosa Tavares Lourenço Castro Figueiredo Azevedo Freitas Magalhães Henriques Lima Guerreiro Batista Pinheiro Faria Miranda
    Barros Morais Nogueira Esteves Anjos Baptista Campos Mota Andrade Brito Sá Nascimento Leite Abreu Borges Melo Vaz Pinho Vicente
    Gaspar Assunção Maia Moura Valente Carneiro Garcia Amaral Sequeira Domingues Jesus Brandão Torres Duarte Da_Silva Dos_Santos De_Jesus
    Da_Costa Amorim Aguiar Alegria Bento Branco Cabral Caetano Caldeira Camacho Câmara Caires Dias Damas Falcão Feliciano Franco Godinho
    Gouveia Jardim Leal Macedo Malheiro Mesquita Nóbrega Pacheco Paiva Passos Patrício Peixoto Pestana Quintal Rebelo Rosa Salgado
    Saraiva Serrão Teles Toste Trindade Valério Varela Veloso Viegas Vilela Xavier`),
};

export const SPANISH: CommunityNames = {
  fall: 0.75,
  british: [0.01, 0.05],
  F: words(`María Carmen Ana Lucía Isabel Laura Marta Pilar Paula Elena Sofía Valentina Daniela Gabriela Camila Luz_Marina
    Rosa_María Adriana Alba Alejandra Alicia Amalia Amparo Ana_María Andrea Ángela Antonia Beatriz Begoña Blanca Carla Carolina Catalina
    Cecilia Celia Claudia Clara Concepción Consuelo Cristina Diana Dolores Elisa Elvira Emilia Encarnación Esperanza Esther Eva Fernanda
    Francisca Gloria Graciela Guadalupe Inés Irene Josefa Juana Julia Juliana Karen Leonor Leticia Lidia Liliana Lorena Lourdes Luisa Luz
    Magdalena Manuela Marcela Margarita María_José María_Jesús María_Teresa María_Fernanda Mariana Marina Martina Mercedes Mónica Miriam
    Montserrat Natalia Nerea Nieves Noelia Nuria Olga Paloma Paola Patricia Raquel Rebeca Regina Rocío Rosa Rosario Sandra Sara Silvia
    Soledad Susana Tatiana Teresa Vanessa Verónica Victoria Virginia Viviana Ximena Yolanda`),
  M: words(`José Juan Carlos Luis Javier Antonio Manuel Miguel Jorge Andrés Diego Alejandro Pablo Rafael Jesús Juan_Carlos
    José_Luis Aarón Adolfo Adrián Agustín Alberto Alfonso Alfredo Álvaro Ángel Armando Arturo Benito Bruno Camilo César Christian
    Cristóbal Daniel Darío David Domingo Edgar Eduardo Edwin Emilio Enrique Ernesto Esteban Eugenio Fabián Federico Felipe Félix Fernando
    Francisco Francisco_Javier Gabriel Germán Gerardo Gonzalo Gregorio Guillermo Gustavo Héctor Hernán Hugo Ignacio Iker Isaac Iván Jaime
    Jairo Joaquín José_Antonio José_Manuel José_María Juan_José Juan_Pablo Julián Julio Leonardo Lorenzo Lucas Marcelo Marco Marcos Mariano
    Mario Martín Mateo Mauricio Máximo Nicolás Óscar Pedro Ramiro Ramón Raúl Ricardo Roberto Rodolfo Rodrigo Rubén Salvador Samuel Santiago
    Sebastián Sergio Simón Tomás Vicente Víctor Wilson Xavier`),
  surnames:
    words(`García=3 Rodríguez=2.2 González=2.2 Fernández=2 López=2 Martínez=2 Sánchez=1.8 Pérez=1.8 Gómez=1.4 Martín=1
    Ruiz Hernández Jiménez Díaz Moreno Muñoz Álvarez Romero Torres Ramírez Castro Vargas Rojas Mendoza Quispe Ortiz Núñez De_la_Cruz Alonso
    Gutiérrez Navarro Domínguez Vázquez Ramos Gil Serrano Blanco Molina Morales Suárez Ortega Delgado Marín Sanz Rubio Iglesias Medina
    Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León Márquez Herrera Peña Flores Cabrera Campos
    Vega Fuentes Carrasco Diez Reyes Caballero Nieto Aguilar Pascual Santana Herrero Lorenzo Montero Hidalgo Giménez Ibáñez Ferrer Durán
    Santiago Benítez Mora Vicente Arias Carmona Crespo Román Pastor Soto Sáez Velasco Moya Soler Parra Esteban Bravo Gallardo Acosta Aguirre
    Alarcón Andrade Arango Arroyo Avendaño Ávila Barrera Beltrán Bermúdez Betancourt Bonilla Bustamante Cáceres Calderón Camacho Cárdenas
    Cardona Castañeda Ceballos Cevallos Chávez Cifuentes Contreras Córdoba Correa Cuesta Duque Escobar Espinosa Espinoza Figueroa Franco Galindo
    Gaviria Giraldo Guerra Guzmán Henao Hurtado Jaramillo Lara Londoño Loaiza Lucero Maldonado Marín Mejía Miranda Montoya Mosquera Murillo Ochoa
    Orozco Osorio Ospina Paredes Patiño Pineda Ponce Quintero Quiroga Restrepo Ríos Rivas Rivera Robles Roldán Rosales Salazar Salinas Sandoval
    Sepúlveda Serna Sierra Silva Solano Tapia Toro Trujillo Uribe Valencia Valenzuela Vallejo Vega Velásquez Vélez Vera Villa Yépez Zambrano
    Zapata Zuluaga`),
};

export const ITALIAN: CommunityNames = {
  fall: 0.7,
  british: [0.05, 0.1],
  F: words(`Giulia Francesca Chiara Sara Martina Valentina Alessia Elisa Federica Paola Lucia Rosa Maria Anna Giuseppina Angela
    Giovanna Teresa Carmela Caterina Antonella Daniela Laura Silvia Elena Ilaria Simona Barbara Patrizia Cristina Roberta Stefania Monica
    Alessandra Sabrina Manuela Claudia Serena Giorgia Eleonora Michela Veronica Beatrice Aurora Sofia Ginevra Alice Emma Greta Matilde Viola
    Noemi Arianna Camilla Bianca Gaia Rebecca Marta Nicole Vittoria Ludovica Benedetta Irene Debora Erika Ornella Loredana Donatella Tiziana
    Raffaella Rita Concetta Immacolata Assunta Filomena Luisa Marisa Franca Graziella Mirella Milena Nadia Pina Domenica Elvira Emanuela
    Fiorella Gabriella Lidia Lorella Margherita Marina Nicoletta Ottavia Piera Rachele Rossella Silvana Vanessa Viviana`),
  M: words(`Marco Alessandro Andrea Luca Matteo Giuseppe Francesco Antonio Lorenzo Davide Salvatore Giovanni Mario Luigi Angelo
    Vincenzo Pietro Carlo Franco Domenico Bruno Paolo Michele Giorgio Aldo Sergio Luciano Roberto Stefano Fabio Massimo Simone Daniele
    Riccardo Gabriele Federico Nicola Mattia Emanuele Filippo Leonardo Tommaso Edoardo Giacomo Diego Claudio Alberto Enrico Maurizio
    Gianluca Dario Cristian Alessio Mirko Nicolò Raffaele Pasquale Gennaro Ciro Carmine Rocco Gaetano Calogero Rosario Santo Sebastiano
    Umberto Vittorio Renato Renzo Remo Romano Sandro Silvio Tiziano Valerio Walter Aurelio Biagio Camillo Cesare Corrado Dino Elio Emilio
    Ettore Eugenio Ezio Felice Ferdinando Flavio Fulvio Gianni Gino Giulio Guido Ivan Livio Manuel Marcello Marino Moreno Natale Oreste
    Osvaldo Ottavio Piero Samuele Saverio Ugo`),
  surnames:
    words(`Rossi=0.5 Russo=0.45 Ferrari=0.35 Esposito=0.35 Bianchi=0.3 Romano=0.3 Colombo=0.25 Ricci Marino Greco De_Luca
    Di_Stefano D'Angelo Conti Bruno Gallo Costa Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso
    Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola De_Santis D'Amico Marchetti Parisi Villa Conte Ferraro
    Ferri Fabbri Bianco Marini Grasso Valentini Messina Sala De_Angelis Gatti Pellegrini Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli
    Amato Silvestri Mazza Testa Grassi Pellegrino Carbone Giuliani Benedetti Barone Rossetti Caputo Montanari Guerra Palmieri Bernardi Martino
    Fiore De_Rosa Ferretti Bellini Basile Riva Donati Piras Vitali Battaglia Sartori Neri Costantini Milani Pagano Ruggiero Sorrentino D'Amore
    Orlando Damico Negri Mantovani Bassi Bertolini Biagi Bonetti Bruni Calabrese Cirillo Colonna Corsi Cosentino Crespi Cristiani De_Marco
    De_Simone Di_Maio Fumagalli Gaeta Giorgi Guidi Landi Lazzari Locatelli Longhi Lupo Maggi Magnani Manfredi Mele Merlo Mosca Motta Napolitano
    Nicoletti Olivieri Orlandi Pace Pagani Papa Perrone Piazza Pini Poli Pozzi Raimondi Ranieri Rocca Rota Sacco Salvi Sanna Simonetti Spina
    Tedesco Toscano Valente Ventura Viola Volpe Zanetti Zanella`),
  formedSurnames: [
    {
      share: 0.7,
      openings:
        words(`Bell Bon Cas Fior Gal Lomb Mar Mont Pan Per Pell Quar Ros Sal Sant Tom Ven Vit Zan Zucc Bert Bor Cap Carn Cer
        Col Corr Fab Fer Garg Giac Gand Lor Mag Mor Nan Pal Pas Pier Rig Sar Scar Tar Tor Vall`),
      endings: words(
        'ini etti one elli acci ucci ello ato ali ari oni ani otti ino etto ese isi ella azzo',
      ),
    },
  ],
};

import type { Generation } from './generation.ts';
import { words } from './words.ts';

/**
 * Girls' names of England and Wales by generation, commonest first. The order
 * follows in the main the hundred leading names of each tenth year that ONS
 * publishes (Baby names, historic data, 1904 to 1994) and of the yearly lists
 * since; beyond them it is from general knowledge, and illustrative.
 */
export const BRITISH_GIRLS: readonly Generation[] = [
  {
    peak: 1906,
    spread: 9,
    names:
      words(`Mary Florence Doris Edith Dorothy Annie Margaret Alice Elizabeth Elsie Gladys Winifred Ethel
      Hilda Lilian Ivy Violet Kathleen Ellen Lily Sarah Nellie Emily Mabel Ada Beatrice Marjorie May Rose Olive
      Evelyn Phyllis Gertrude Catherine Agnes Jessie Frances Grace Irene Eva Constance Edna Jane Amy Vera Muriel
      Daisy Minnie Maud Lucy Emma Eleanor Louisa Dora Nora Gwendoline Helen Ida Clara Hannah Norah Kate Martha
      Bertha Lillian Marion Bessie Eileen Laura Mildred Ruth Isabella Esther Ruby Harriet Maria Eliza Rosina
      Amelia Freda Millicent Fanny Lydia Blanche Miriam Margery Christina Nancy Susannah Rhoda Effie Cissie
      Queenie Hetty Lottie Flora Winnie Elsa Adelaide Augusta`),
  },
  {
    peak: 1922,
    spread: 8,
    names:
      words(`Margaret Mary Joan Joyce Dorothy Kathleen Doris Irene Elizabeth Eileen Betty Jean Marjorie
      Gladys Doreen Vera Elsie Barbara Winifred Edna Audrey Edith Florence Phyllis Lilian Hilda Olive Violet
      Alice Patricia Ivy Muriel Iris Evelyn Peggy Catherine Ethel Beryl Gwendoline Ellen Sylvia Sheila Rose
      Constance Frances Lily Freda Marion Nancy Grace Beatrice Agnes Ruth Nora Brenda Jessie Pamela Anne Helen
      Mabel Eva Ruby Nellie Hazel Josephine Daphne Ada Enid Gertrude Rita Stella Mavis Thelma Mildred Bridget
      Monica Daisy Alma Dora Rosemary Sybil Kitty Elaine Gwyneth Hettie Ena Avis Rene Nesta Dulcie Ursula Elma
      Cicely Una Mollie Vivienne`),
  },
  {
    peak: 1934,
    spread: 7,
    names:
      words(`Margaret Jean Mary Joan Patricia Sheila Barbara Doreen June Shirley Dorothy Joyce Maureen
      Elizabeth Audrey Brenda Kathleen Sylvia Eileen Pamela Betty Beryl Ann Irene Janet Anne Rita Pauline Mavis
      Iris Marjorie Valerie Marion Marina Catherine Josephine Norma Rosemary Hazel Evelyn Ruth Muriel Marie
      Daphne Frances Thelma Helen Cynthia Gillian Enid Yvonne Freda Peggy Marlene Nancy Bridget Diana Teresa
      Veronica Angela Constance Jennifer Marian Jill Wendy Joy Jacqueline Gloria Molly Heather Monica Judith
      Theresa Myra Eunice Dawn Dorothea Shelagh Noreen Bernice Avril Moira Primrose Coral Delia Rosalind Hilary
      Nanette Eira Jeanette Glenys`),
  },
  {
    peak: 1945,
    spread: 6,
    names:
      words(`Margaret Patricia Christine Mary Jean Ann Susan Janet Maureen Barbara Valerie Carol Sandra
      Pauline Elizabeth Joan Pamela Jennifer Kathleen Anne Sheila Brenda Gillian Linda Jacqueline Sylvia Carole
      Eileen Wendy Judith Dorothy June Joyce Irene Diane Rosemary Angela Doreen Shirley Marion Rita Catherine
      Yvonne Josephine Helen Beryl Hazel Frances Janice Elaine Diana Veronica Heather Gloria Marilyn Sally
      Hilary Teresa Jill Marlene Lynne Cynthia Lesley Geraldine Penelope Marie Ruth Rosalind Vivienne Norma
      Celia Rosalie Eleanor Jeannette Glenys Avril Lorna Gaynor Maxine Roberta Felicity Lynda Stella Bernadette
      Madeleine Charmaine Antoinette Erica Beverly`),
  },
  {
    peak: 1955,
    spread: 6,
    names:
      words(`Susan Linda Christine Margaret Janet Patricia Carol Elizabeth Mary Anne Ann Jane Jacqueline
      Maureen Barbara Pauline Gillian Lesley Sandra Julie Jean Lynn Marilyn Kathleen Angela Judith Catherine
      Diane Marion Helen Wendy Sheila Valerie Lynda Hilary Rosemary Sally Denise Janice Elaine Frances Teresa
      Jennifer Yvonne Brenda Karen Pamela Heather Beverley Lynne Deborah Hazel Shirley Rosalind Carole Vivien
      Eileen Jill Joan Lorraine Sylvia Geraldine Josephine Cheryl Penelope Theresa Stephanie Sarah Glynis Gail
      Gaynor Marie Bridget Ruth Dawn Rita Veronica Bernadette Felicity Moira Philippa Annette Alison Rosalyn
      Celia Daphne Rosamund Jeanette Christina Nicola Caroline Vanessa Virginia Yvette Corinne`),
  },
  {
    peak: 1964,
    spread: 5,
    names:
      words(`Susan Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Tracy Angela Sarah Alison
      Caroline Amanda Sandra Linda Catherine Elizabeth Carol Joanne Wendy Janet Dawn Christine Nicola Lesley
      Margaret Patricia Gillian Mary Maria Alison Ann Anne Debra Lorraine Michelle Lisa Paula Teresa Claire
      Jennifer Beverley Denise Elaine Sally Heather Annette Louise Kim Pauline Lynn Jill Fiona Melanie Clare
      Anna Ruth Theresa Cheryl Yvonne Rachel Suzanne Maxine Geraldine Janice Marie Mandy Gail Stephanie Hilary
      Judith Samantha Jean Rosemary Penelope Valerie Philippa Vanessa Jeanette Bernadette Donna Tina Lynne
      Antoinette Bridget Estelle Frances Andrea Charlotte Tania Harriet Marianne Belinda Carolyn Adele Debbie`),
  },
  {
    peak: 1973,
    spread: 5,
    names:
      words(`Sarah Claire Nicola Emma Lisa Joanne Michelle Helen Samantha Karen Victoria Rachel Louise Julie
      Clare Rebecca Sharon Tracey Caroline Amanda Alison Susan Kerry Jane Catherine Angela Jennifer Kelly
      Elizabeth Paula Donna Tracy Melanie Zoe Joanna Lorraine Deborah Katherine Anna Maria Jacqueline Lucy
      Charlotte Hayley Natalie Katie Marie Dawn Tina Andrea Ruth Sally Wendy Tanya Gemma Heather Suzanne Mandy
      Lesley Teresa Fiona Sonia Gillian Kathryn Beverley Elaine Mary Rachael Vanessa Kate Diane Cheryl Margaret
      Anita Leanne Stephanie Lindsay Christine Natasha Justine Philippa Leigh Simone Debra Nina Bridget Naomi
      Amy Eleanor Penny Juliet Abigail Sophie Danielle Alexandra Tara Jill Kirsty Kim Polly Bernadette Anne-Marie
      Kay Yvette Charlene Vicky Anthea Annabel Carla Camilla`),
  },
  {
    peak: 1984,
    spread: 5,
    names:
      words(`Sarah Laura Gemma Emma Rebecca Claire Victoria Samantha Rachel Amy Jennifer Nicola Katie Lisa
      Kelly Natalie Louise Michelle Hayley Hannah Helen Charlotte Joanne Lucy Elizabeth Leanne Danielle Donna
      Katherine Clare Stephanie Stacey Lauren Jane Kerry Jessica Emily Catherine Sophie Anna Jenna Zoe Karen
      Kimberley Ruth Kirsty Kate Marie Alexandra Alison Caroline Angela Maria Sally Naomi Melissa Abigail
      Natasha Kathryn Cheryl Holly Amanda Rachael Carly Vicky Paula Susan Toni Francesca Jade Lindsey Alice
      Eleanor Chloe Lindsay Lyndsey Tracey Tanya Fiona Joanna Siobhan Julie Heather Rosie Sara Kayleigh Martine
      Georgina Faye Sian Kelly-Marie Ashley Adele Leah Dawn Annabel Harriet Elaine Kathleen Aimee Cassandra
      Felicity Philippa Jodie Gillian Lorna Robyn Terri Selina Hollie Kirsten Anne-Marie Frances Candice Chantelle
      Josephine Verity Charlene`),
  },
  {
    peak: 1993,
    spread: 4,
    names:
      words(`Rebecca Lauren Jessica Charlotte Hannah Sophie Amy Emily Laura Emma Chloe Sarah Lucy Katie
      Bethany Jade Megan Danielle Alice Abigail Samantha Rachel Stephanie Olivia Natasha Victoria Eleanor Georgia
      Elizabeth Holly Natalie Zoe Alexandra Jennifer Gemma Kirsty Kayleigh Shannon Anna Leah Nicole Melissa
      Amber Paige Harriet Rosie Georgina Kelly Naomi Molly Jodie Daisy Stacey Ellie Kimberley Hollie Francesca
      Grace Nicola Robyn Louise Heather Rhiannon Catherine Aimee Sian Isabelle Lydia Hayley Phoebe Michelle Imogen
      Lisa Kathryn Jenna Ashleigh Poppy Helen Abbie Rachael Claire Ella Katherine Kate Caitlin Carly Yasmin Ruth
      Leanne Frances Florence Jasmine Martha Siobhan Sally Faye Cara Alexandria Clare Mollie Maria Sasha Bryony
      Josie Toni Katy Chelsea Charlie Gabrielle Sadie Elise Tamara Annabel Keeley Gabriella Cassie Tiffany`),
  },
  {
    peak: 2001,
    spread: 4,
    names:
      words(`Chloe Emily Megan Charlotte Jessica Lauren Sophie Olivia Hannah Lucy Georgia Rebecca Bethany Amy
      Ellie Katie Emma Abigail Molly Grace Courtney Shannon Caitlin Eleanor Jade Ella Leah Alice Holly Laura Anna
      Jasmine Sarah Elizabeth Amelia Rachel Amber Phoebe Natasha Niamh Zoe Paige Nicole Abbie Mia Imogen Lily
      Alexandra Chelsea Daisy Poppy Isabella Isabel Harriet Erin Isobel Aimee Samantha Victoria Millie Jodie
      Libby Louise Rosie Danielle Naomi Morgan Maddison Francesca Kayleigh Evie Melissa Hollie Skye Freya Eve
      Faith Keira Gabrielle Jennifer Georgina Stephanie Isabelle Madeleine Maisie Kate Lydia Demi Hope Gemma Zara
      Mollie Martha Ruby Natalie Rhiannon Matilda Eloise Scarlett Tia Bryony Ashleigh Cerys Tilly Kiera Lara
      Sasha Esme Beth Elise Josephine Yasmin Stacey Elena Kelly Sadie Alisha Summer Fern Robyn Hayley Alicia
      Eliza Cara Annabelle`),
  },
  {
    peak: 2009,
    spread: 4,
    names:
      words(`Olivia Ruby Chloe Emily Sophie Jessica Grace Lily Amelia Evie Mia Ella Charlotte Lucy Megan Ellie
      Isabelle Isabella Hannah Katie Ava Holly Summer Millie Daisy Phoebe Freya Abigail Poppy Erin Emma Molly
      Imogen Amy Jasmine Isla Scarlett Sophia Elizabeth Eva Brooke Matilda Caitlin Keira Alice Lola Lilly Amber
      Isabel Lauren Georgia Gracie Eleanor Bethany Madison Amelie Isobel Paige Lacey Sienna Libby Maisie Anna
      Rebecca Rosie Tia Layla Maya Niamh Zara Sarah Lexi Maddison Alisha Sofia Skye Nicole Lexie Faith Martha
      Harriet Zoe Eve Julia Aimee Hollie Lydia Evelyn Alexandra Maria Francesca Tilly Florence Alicia Abbie
      Emilia Courtney Maryam Esme Annabelle Bella Lillie Rose Heidi Rachel Aisha Mollie Elsie Leah Tegan Eliza
      Demi Ellen Nevaeh Miley Kayla Darcey Darcy Jennifer Elena Laila Victoria Laura Evangeline Kiera Nancy
      Harper Seren Clara Violet Thea Beatrice Ivy Iris Naomi Orla Hope Robyn Connie Edith Josephine Neve`),
  },
  {
    peak: 2018,
    spread: 4,
    names:
      words(`Olivia Amelia Isla Ava Mia Ivy Lily Isabella Sophia Rosie Freya Grace Willow Florence Emily Ella
      Poppy Evie Elsie Charlotte Evelyn Sienna Sofia Daisy Phoebe Sophie Alice Harper Matilda Ruby Emilia Maya
      Millie Isabelle Eva Luna Jessica Ada Aria Arabella Maisie Esme Eliza Penelope Bonnie Chloe Mila Violet Hallie
      Scarlett Layla Imogen Eleanor Molly Harriet Elizabeth Thea Erin Lottie Emma Rose Delilah Bella Aurora Lola
      Nancy Ellie Mabel Lucy Ayla Maria Orla Zara Robyn Hannah Gracie Iris Jasmine Darcie Margot Holly Amelie
      Amber Georgia Edith Maryam Abigail Myla Anna Clara Lilly Lyra Summer Maeve Heidi Elodie Lyla Eden Olive Aisha
      Fatima Beatrice Nora Hazel Ottilie Raya Niamh Lara Ophelia Flora Edie Ines Martha Zoe Beau Felicity Nova
      Ariana Athena Elena Autumn Leah Skye Victoria Annabelle Annie Josephine Juliette Sadie Lexi Ailsa Aaliyah
      Francesca Quinn Nellie Lydia Bodhi Cora Connie Everly Seren Amara Alana Mae Betsy Pippa Tabitha Marnie
      Penny Rae Romy Remi Gaia Sara Lottie Pearl Hope Faith Blossom Dolly Fleur Winnie Ottoline Dorothy Frankie`),
  },
];

/** Names that are rare in every generation. */
export const RARE_BRITISH_GIRLS =
  words(`Acacia Adela Adelina Agatha Alberta Aleta Alexa Alexia Alexis Alina Allegra
  Alys Amabel Amaryllis Anastasia Angelica Angelina Anneka Anneliese Annika Anoushka Antonia Aphra April Araminta
  Astrid Audra Aveline Barbra Bathsheba Belle Benita Bernadine Bettina Bianca Billie Brigitte Briony Bronte Calista
  Candida Carina Carmel Carmen Cassandra Catrina Cecilia Cecily Celeste Celestine Chantal Charis Christabel Cindy
  Clarice Clarissa Claudia Clemency Clementine Cleo Colette Constantia Cordelia Coralie Cosima Cressida Crystal
  Danuta Daniela Davina Deanna Deirdre Delphine Demelza Desiree Dervla Dilys Dinah Dolores Dominique Dorcas Drusilla
  Ebony Edwina Elinor Elisabeth Elisa Elisha Elissa Eloisa Elspeth Elvira Emmeline Emmanuelle Ernestine Esmeralda
  Estella Eugenie Eunice Evadne Fabienne Fenella Fern Ffion Fidelity Fleur Frederica Gabriela Genevieve Georgette
  Georgiana Germaine Gilda Gina Ginette Ginger Giselle Godiva Greer Greta Gretel Griselda Gwen Hermione Hester
  Honor Honora Hyacinth Ianthe Imelda India Inez Ingrid Iona Isadora Isolde Ivana Jacinta Jacinda Jaime Janelle
  Janine Jemima Jemma Jerusha Jessamy Joely Jocasta Jocelyn Jolene Jonquil Jorja Joslyn Juanita Julia Juliana
  Juliet Justina Karina Katrina Katya Keziah Lana Larissa Lavinia Leila Lenora Leonie Leonora Lettice Lilac Lilith
  Linnet Lois Lorelei Loretta Lorna Louella Lucia Lucille Lucinda Lucretia Ludmilla Luella Lulu Mabella Madeline
  Maggie Magnolia Mairead Malvina Marcella Marcia Margarita Margot Mariah Mariella Marigold Mariel Marisa Marissa
  Marsha Maura Mavourneen Maxime Megan Melody Mercedes Mercy Merle Merryn Michaela Mignon Mimi Mina Minerva Minna
  Miranda Mirabelle Muriella Myfanwy Myrtle Nadia Nadine Natalia Nerissa Nerys Nichola Noelle Octavia Odette Olga
  Olivette Olwen Oonagh Oriel Paloma Pandora Pansy Patience Patrice Persephone Perpetua Petra Petronella Petula
  Phillipa Philomena Phyllida Pollyanna Portia Precious Prudence Prunella Ramona Raquel Regina Renata Renee Rhona
  Roberta Romilly Rosa Rosabel Rosalie Rosanna Rosetta Rowena Roxanne Sabina Sabrina Saffron Salome Sapphire Saskia
  Selena Serena Shelley Sheena Sherry Sibyl Sidonie Sienne Simona Sonya Sorrel Star Sukey Summer Suki Susanna Suzette
  Suzi Tabatha Talia Talitha Tallulah Tamsin Tansy Tasmin Tatiana Tess Tessa Thalia Thirza Thomasina Tiana Tina-Marie
  Topsy Trudy Tuesday Ulrica Unity Valentina Valentine Venetia Verena Verna Vesta Victorine Viola Vivian Wanda
  Wilhelmina Wilma Winona Xanthe Yolanda Yvaine Zandra Zelda Zena Zinnia Zita Zuleika`);

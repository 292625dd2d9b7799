/**
 * How one name, or one part of it, stands to another.
 *
 * - `same`: equal but for case, accents, hyphens and apostrophes.
 * - `joined`: the same letters divided otherwise: Mary Ann, Maryann.
 * - `spelling`: spellings of one name: Catherine, Katherine.
 * - `transcription`: one name written down from another language or script.
 * - `nickname`: one is short for, or stands for the same as, the other.
 * - `initial`: one is the first letter of the other.
 * - `middle-as-first`: the first name of one is a middle name of the other.
 * - `extra-part`: one has names that the other leaves out.
 * - `middle-differs`: the first name agrees and middle names do not.
 * - `reordered`: the same family names, in the other order.
 * - `half-of-double-barrelled`: one family name of two was dropped.
 * - `gendered-form`: husband's and wife's form of a family name.
 * - `honorific`: one has an honorific or religious name where the other has a family name.
 * - `former-name`: one is a former name of the other, and the field says so.
 * - `exchanged`: given and family name change places.
 * - `missing`: one has no such part.
 * - `other-generation`: father and son, by Snr and Jnr.
 * - `unrelated`: none of these.
 */
export type NameRelation =
  | 'same'
  | 'joined'
  | 'spelling'
  | 'transcription'
  | 'nickname'
  | 'initial'
  | 'middle-as-first'
  | 'extra-part'
  | 'middle-differs'
  | 'reordered'
  | 'half-of-double-barrelled'
  | 'gendered-form'
  | 'honorific'
  | 'former-name'
  | 'exchanged'
  | 'missing'
  | 'other-generation'
  | 'unrelated';

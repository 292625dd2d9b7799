import type { AttributeName, Finding } from '../../standards/index.ts';

/** Values of a row as received, in the order of the file's columns; null and '' are blank. */
export type ReceivedRow = readonly (string | null)[];

/** The value of a service fact: money in pence, dates `YYYY-MM-DD`, of a code what it means. */
export type FactValue = string | number | boolean;

/** Texts, or for email, mobile and phone lists of texts. */
export type AttributeValue = string | readonly string[];

/** What is doubtful about one thing in a record. */
export interface ItemFinding {
  /** An attribute, `fact:<name>`, `started`, `ended` or `relationships`. */
  readonly item: string;
  readonly finding: Finding;
}

/** What a row says of how somebody is related to the person of a record. */
export interface MappedRelationship {
  /** What the other is to this person. */
  readonly role: string;
  /** What this person is to the other, where the source says. */
  readonly inverse: string | null;
  /** Feed of the other's record; null for a name without a record. */
  readonly source: string | null;
  readonly key: string | null;
  readonly name: string | null;
  readonly phone: string | null;
}

/** Somebody, or a team, who works with the person. */
export interface MappedProfessional {
  readonly name: string | null;
  readonly team: string | null;
  readonly role: string;
}

/** Something that staff must know before they visit, call or look. */
export interface MappedMarker {
  readonly code: string;
  readonly text: string | null;
  /** How far the source asks for the record to be hidden. */
  readonly seal: 'address' | 'existence' | 'everything' | null;
}

/** When a record stood in the service. */
interface RecordState {
  /** YYYY-MM-DD; null where not known. */
  readonly started: string | null;
  readonly ended: string | null;
  /** Whether it stands in the service on the as-at date. */
  readonly live: boolean;
}

/** What one row says of one person. */
export interface MappedRecord extends RecordState {
  readonly role: string;
  /** Unique in the feed: key columns and texts, joined with `/`. */
  readonly key: string;
  /** Usable values in standard form. */
  readonly attributes: Readonly<Partial<Record<AttributeName, AttributeValue>>>;
  /**
   * Standard form of values that cannot be right and yet have one, such as a date of birth of 1900
   * or a National Insurance number with letters that none has: not to be shown as the person's;
   * evidence for matching all the same.
   */
  readonly wrong: Readonly<Partial<Record<AttributeName, AttributeValue>>>;
  /** As received, without outer blanks, where it is not the value itself. */
  readonly received: Readonly<Partial<Record<AttributeName, string>>>;
  readonly findings: readonly ItemFinding[];
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly relationships: readonly MappedRelationship[];
  readonly professionals: readonly MappedProfessional[];
  readonly markers: readonly MappedMarker[];
  /** Whether the row says that the person has died. */
  readonly deceased: boolean;
}

/** Facts of a row that is about no person: whose they are, and what they say. */
export interface MappedAttachment extends RecordState {
  readonly kind: string;
  readonly id: string;
  /** The record whose they are; null where they are of a property alone. */
  readonly record: { readonly source: string; readonly key: string } | null;
  readonly uprn: string | null;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly professionals: readonly MappedProfessional[];
  readonly findings: readonly ItemFinding[];
}

/** Why a row, or one record of it, is not taken. */
export interface Rejection {
  readonly line: number;
  readonly column: string;
  /** As received: it is personal data, for the file of rejected rows alone. */
  readonly value: string;
  readonly reason: string;
}

/** A record that a row has, and that is not taken. */
export interface RefusedRecord {
  /** Its role, or its kind. */
  readonly of: string;
  /** Null where the row does not say which record it is. */
  readonly key: string | null;
  /** Of facts: the record whose they are, as far as the row says. */
  readonly record?: { readonly source: string; readonly key: string };
}

/** What is made of a row. */
export interface MappedRow {
  readonly records: readonly MappedRecord[];
  readonly attachments: readonly MappedAttachment[];
  readonly rejections: readonly Rejection[];
  /** Where something is rejected: whose records they are, as far as the row says. */
  readonly refused?: readonly RefusedRecord[];
  /** Name of the filter that left the row out. */
  readonly filtered?: string;
  /** Of extracts of changes: what happened to the row. */
  readonly change?: 'added' | 'changed' | 'removed';
}

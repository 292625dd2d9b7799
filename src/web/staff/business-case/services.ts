import type { Measured } from '../../../business-case/index.ts';
import type { CaseContent, KeptCase } from '../../../kept-cases/index.ts';
import type { Asker } from '../../api/caller.ts';
import type { FormFile } from '../sources/read-form.ts';

/** A case to be saved under a name. */
export interface NamedCase {
  readonly name: string;
  readonly content: CaseContent;
}

/** A workbook of a case that somebody filled in. */
export interface FilledInSheet {
  /** Of the case that it was made from, in its address. */
  readonly key: string;
  readonly content: CaseContent;
  readonly file: FormFile;
}

/** The use cases of the pages of the business case. */
export interface BusinessCasePageServices {
  /** Refuses whoever may make none. */
  expectBusinessCase(asker: Asker): void;
  /** All that are saved, by name. */
  keptCases(asker: Asker): Promise<readonly KeptCase[]>;
  keptCase(asker: Asker, id: number): Promise<KeptCase>;
  /** Saves one under a new name: its number. */
  keepCase(asker: Asker, named: NamedCase): Promise<number>;
  /** Saves one anew, unless somebody else has since `basedOn`. */
  changeKeptCase(asker: Asker, id: number, basedOn: number, named: NamedCase): Promise<void>;
  /** What was measured of one; null where nothing was. */
  keptMeasured(asker: Asker, id: number): Promise<Measured | null>;
  /** Keeps what was measured of one, unless somebody else has changed it since `basedOn`. */
  keepMeasured(asker: Asker, id: number, basedOn: number, measured: Measured | null): Promise<void>;
  /** The case that a filled-in workbook makes; nothing is kept. */
  readCaseSheet(asker: Asker, sheet: FilledInSheet): Promise<CaseContent>;
  removeKeptCase(asker: Asker, id: number, basedOn: number): Promise<void>;
}

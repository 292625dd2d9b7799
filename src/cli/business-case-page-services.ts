import type { Database } from '../database/index.ts';
import {
  changeKeptCase,
  expectBusinessCase,
  keepCase,
  keepMeasured,
  keptCase,
  keptCases,
  keptMeasured,
  removeKeptCase,
} from '../kept-cases/index.ts';
import type { BusinessCasePageServices } from '../web/staff/index.ts';
import { readCaseSheet } from './read-case-sheet.ts';

/** What the pages of the business case ask of what is saved. */
export function businessCasePageServices(db: Database): BusinessCasePageServices {
  return {
    expectBusinessCase: ({ viewer }) => expectBusinessCase(viewer),
    keptCases: ({ viewer }) => keptCases(db, viewer),
    keptCase: ({ viewer }, id) => keptCase(db, viewer, id),
    keepCase: ({ viewer }, named) => keepCase(db, viewer, named),
    changeKeptCase: ({ viewer }, id, basedOn, named) =>
      changeKeptCase(db, viewer, id, basedOn, named),
    keptMeasured: ({ viewer }, id) => keptMeasured(db, viewer, id),
    keepMeasured: ({ viewer }, id, basedOn, measured) =>
      keepMeasured(db, viewer, id, basedOn, measured),
    readCaseSheet: ({ viewer }, sheet) => {
      expectBusinessCase(viewer);
      return readCaseSheet(sheet);
    },
    removeKeptCase: ({ viewer }, id, basedOn) => removeKeptCase(db, viewer, id, basedOn),
  };
}

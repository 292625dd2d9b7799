export { authorityJsonSchema } from './authority-schema.ts';
export { caseFileNames, caseFiles } from './case-tables.ts';
export {
  inMeasuredFile,
  type MeasuredFile,
  measuredFile,
  measuredTemplate,
  readMeasuredFile,
} from './measured-file.ts';
export { readAuthority } from './read-authority.ts';
export {
  readCaseWorkbook,
  readSheetChanges,
  type SheetChanges,
} from './workbook/read-workbook.ts';
export { caseWorkbook } from './workbook/write-workbook.ts';

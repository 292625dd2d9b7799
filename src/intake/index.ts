export { type IndexedGazetteer, indexGazetteer } from './gazetteer/index-gazetteer.ts';
export { type LoadedGazetteer, readGazetteer } from './gazetteer/read-gazetteer.ts';
export { checkColumnNames, nearestName } from './readers/column-names.ts';
export {
  checkUtf8,
  type DelimitedContent,
  type DelimitedOptions,
  type DelimitedPlan,
  isWindows1252,
  planDelimited,
  transcode,
} from './readers/delimited-file.ts';
export { copyParts } from './readers/delimited-rows.ts';
export {
  encodingByLabel,
  encodingOfStart,
  firstInvalidUtf8,
  hasUtf8Mark,
} from './readers/encoding.ts';
export { type FileFormat, recogniseFormat } from './readers/file-format.ts';
export { hashFile } from './readers/hash-file.ts';
export {
  checkHasNoHeaderRow,
  checkHeaderRows,
  type HeaderRows,
  headerRowOf,
} from './readers/header-rows.ts';
export { idNameRank } from './readers/id-names.ts';
export { asReadError, type InputFile, openInputFiles } from './readers/input-file.ts';
export { checkJsonLines, type JsonLinesContent, LONGEST_OBJECT } from './readers/json-lines.ts';
export { LineNumbers } from './readers/line-numbers.ts';
export { type UnitedColumn, uniteColumns } from './readers/unite-columns.ts';
export { type OpenSheet, openSheet, type SheetOptions } from './readers/workbook/open-sheet.ts';
export { columnUses } from './sources/columns-used.ts';
export { type ColumnComparison, compareColumns } from './sources/compare-columns.ts';
export type {
  AttachmentDefinition,
  FactDefinition,
  RecordDefinition,
  SourceDefinition,
} from './sources/definition-schema.ts';
export { type SourceMapper, sourceMapper } from './sources/map-row.ts';
export type {
  AttributeValue,
  FactValue,
  ItemFinding,
  MappedAttachment,
  MappedMarker,
  MappedProfessional,
  MappedRecord,
  MappedRelationship,
  MappedRow,
  ReceivedRow,
  RefusedRecord,
  Rejection,
} from './sources/mapped-row.ts';
export { type Population, populationsOf } from './sources/populations.ts';
export { readSourceDefinition } from './sources/read-definition.ts';
export type { MappingContext } from './sources/row-values.ts';
export {
  besidesOf,
  factsOf,
  isVerified,
  type SourceFact,
  trustOf,
} from './sources/source-vocabulary.ts';
export { SourceSurvey } from './sources/survey.ts';
export type { Advice, ItemSurvey, SourceSurveySummary } from './sources/survey-summary.ts';

export {
  type BoroughManifest,
  type BoroughSettings,
  generateBorough,
  isBoroughManifest,
} from './borough/generate.ts';
export { csvLine } from './csv.ts';
export { type ErrorRates, PERSON_COLUMNS, type PersonFields } from './observe.ts';
export { generatePeople, type PeopleOptions, type PersonRecord } from './people.ts';
export { type Random, seededRandom } from './random.ts';
export {
  SAMPLE_TRUTH_COLUMN,
  type SampleOptions,
  type SampleSource,
  sampleSources,
} from './sources.ts';

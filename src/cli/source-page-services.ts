import { requireCapability } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { dayInUk } from '../kernel/index.ts';
import {
  measureOfAllFor,
  rejectionReasonsFor,
  sourceDefinitionFor,
  sourceOverviews,
} from '../master-index/index.ts';
import type { SourcePageServices } from '../web/staff/index.ts';
import { trySource } from './try-source.ts';

/** What the pages of sources and data quality ask of the index, beside what programs ask. */
export function sourcePageServices(db: Database): SourcePageServices {
  const expectTrial: SourcePageServices['expectTrial'] = ({ viewer }) =>
    requireCapability(viewer, 'manage-sources', dayInUk());
  return {
    sourceOverviews: ({ viewer }) => sourceOverviews(db, viewer),
    sourceDefinition: ({ viewer }, source) => sourceDefinitionFor(db, viewer, source),
    rejectionReasons: ({ viewer }, extract) => rejectionReasonsFor(db, viewer, extract),
    measureOfAll: ({ viewer }, measure, extracts) => measureOfAllFor(db, viewer, measure, extracts),
    expectTrial,
    async trySource(asker, trial) {
      expectTrial(asker);
      return trySource(trial);
    },
  };
}

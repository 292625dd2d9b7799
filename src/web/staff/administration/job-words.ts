import type { JobGlance } from '../../../master-index/index.ts';
import { dateText, numberText } from '../../shared/formats.ts';
import { progressText } from '../model/preview-words.ts';

const KINDS: Readonly<Record<JobGlance['kind'], string>> = {
  load: 'Load an extract',
  match: 'Match changes',
  gazetteer: 'Load the gazetteer',
  verify: 'Verify the audit',
  preview: 'Preview a match model',
};

const STATES: Readonly<Record<JobGlance['state'], { kind: string; tag: string }>> = {
  queued: { kind: 'past', tag: 'Waits' },
  loading: { kind: 'loading', tag: 'Runs' },
  matching: { kind: 'loading', tag: 'Matches' },
  done: { kind: 'well', tag: 'Done' },
  failed: { kind: 'failed', tag: 'Failed' },
};

/** What a job counted, as people call it; what is not here is not shown. */
const COUNTS: Readonly<Record<string, string>> = {
  'counts.rows': 'Rows',
  'counts.added': 'New records',
  'counts.changed': 'Changed records',
  'counts.unchanged': 'Records as before',
  'counts.gone': 'Records gone',
  'counts.rejected': 'Rejected rows',
  'matched.records': 'Records matched',
  'matched.moved': 'Records of another person now',
  'matched.persons': 'Persons',
  'matched.reviews': 'Pairs for a steward',
  'matched.reviewsOpened': 'Reviews opened',
  'matched.reviewsClosed': 'Reviews closed',
  'gazetteer.addresses': 'Addresses',
  entries: 'Entries verified',
  breaks: 'Breaks',
  records: 'Records linked',
  personsNow: 'Persons now',
  personsThen: 'Persons then',
  joined: 'Persons made of several',
  split: 'Persons split',
};

/** A job as a row of the list. */
export function jobWords(job: JobGlance, now: Date = new Date()) {
  const { kind, source, asAt, preview } = job;
  return {
    job: job.job,
    title: preview === null ? KINDS[kind] : 'Put a match model in force',
    about: source === null ? '' : `${source}${asAt === null ? '' : `, as at ${dateText(asAt)}`}`,
    state: STATES[job.state],
    askedBy: job.askedBy,
    queuedAt: job.queuedAt,
    took: tookText(job, now),
    progress: isRunning(job) ? progressText(job.progress) : '',
  };
}

/** What a job counted, each with its name; nothing of a job that counts nothing. */
export function jobCounts({ counts }: Pick<JobGlance, 'counts'>) {
  return Object.entries(COUNTS).flatMap(([name, label]) => {
    const count = counts[name];
    return count === undefined ? [] : [{ label, count: numberText(count) }];
  });
}

function isRunning({ startedAt, endedAt }: JobGlance): boolean {
  return startedAt !== null && endedAt === null;
}

/** How long a job took, has taken so far, or waits. */
function tookText({ startedAt, endedAt }: JobGlance, now: Date): string {
  if (startedAt === null) return endedAt === null ? 'not begun' : 'never begun';
  const until = endedAt === null ? now.getTime() : Date.parse(endedAt);
  const time = durationText(Math.max(0, until - Date.parse(startedAt)));
  return endedAt === null ? `${time} so far` : time;
}

/**
 * How long something took: `4 seconds`, `2 min 5 s`, `1 h 12 min`.
 *
 * @param milliseconds 0 or more
 */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return 'under a second';
  if (seconds < 60) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${numberText(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

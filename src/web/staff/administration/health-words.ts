import type { IndexHealth } from '../../../master-index/index.ts';
import { dateText, momentText, numberText } from '../../shared/formats.ts';
import type { PartHealth } from './part-health.ts';
import type { Installation } from './services.ts';
import { sizeText } from './size-text.ts';
import { sourcesPart } from './source-health.ts';

/** Less room than this is too little to match a council's records anew. */
const LITTLE_ROOM = 2e9;
/** Days after which the audit should be verified again: a choice, as of a weekly run. */
const AUDIT_DAYS = 8;
const DAY = 86_400_000;

/**
 * How everything is, part by part.
 *
 * @param today `YYYY-MM-DD`
 */
export function healthParts(
  health: IndexHealth,
  installation: Pick<Installation, 'isDurable' | 'freeBytes'>,
  today: string,
): readonly PartHealth[] {
  return [
    databasePart(health),
    durabilityPart(health, installation),
    ...(installation.freeBytes === null ? [] : [roomPart(installation.freeBytes)]),
    modelPart(health),
    sourcesPart(health, today),
    auditPart(health, today),
    jobsPart(health),
  ];
}

function databasePart({ database }: IndexHealth): PartHealth {
  const { isWritable, version, kind, bytes } = database;
  const what = kind === 'embedded' ? 'In a folder, by PGlite' : 'On a server';
  return {
    name: 'Database',
    kind: isWritable ? 'well' : 'failed',
    tag: isWritable ? 'Can be written' : 'Read only',
    text: `${what}: PostgreSQL ${version}, ${sizeText(bytes)}`,
    hint: isWritable
      ? ''
      : 'Nothing can be recorded, and so nothing of a person read. Whoever runs the database server knows why.',
  };
}

function durabilityPart(
  { database }: IndexHealth,
  { isDurable }: Pick<Installation, 'isDurable'>,
): PartHealth {
  if (database.kind === 'embedded') {
    return {
      name: 'A power cut',
      kind: 'warned',
      tag: 'May lose the latest',
      text: 'A database in a folder survives the end of the process, not that of the machine',
      hint: 'Back it up every night. For more, take a PostgreSQL server.',
    };
  }
  return isDurable
    ? {
        name: 'A power cut',
        kind: 'well',
        tag: 'Loses nothing',
        text: 'Checked when the hub was started',
        hint: '',
      }
    : {
        name: 'A power cut',
        kind: 'warned',
        tag: 'Not checked',
        text: 'The hub was started without asking whether the database keeps all that it was told',
        hint: 'In production it asks.',
      };
}

function roomPart(free: number): PartHealth {
  const isLittle = free < LITTLE_ROOM;
  return {
    name: 'Room on the disk',
    kind: isLittle ? 'warned' : 'well',
    tag: isLittle ? 'Little' : 'Enough',
    text: `${sizeText(free)} are free where the database is`,
    hint: isLittle ? 'Matching all records takes room for a while: make some.' : '',
  };
}

function modelPart({ model, pending }: IndexHealth): PartHealth {
  const name = 'Match model';
  if (model === null) {
    return {
      name,
      kind: 'warned',
      tag: 'None yet',
      text: 'Records are loaded, and nobody is matched',
      hint: 'Have a data engineer match all records: reeve match.',
    };
  }
  if (model.appliedAt === null) {
    return {
      name,
      kind: 'warned',
      tag: 'Half applied',
      text: `Model ${model.modelId}, put in force on ${momentText(model.from)}, is not applied to all records`,
      hint: 'Look whether a job matches now; if none does: reeve match.',
    };
  }
  const count = `${numberText(pending.count)}${pending.isMore ? ' or more' : ''}`;
  return {
    name,
    kind: 'well',
    tag: 'In force',
    text: `Model ${model.modelId} since ${dateText(model.from)}; ${
      pending.count === 0 ? 'every record is matched' : `${count} changes wait to be matched`
    }`,
    hint: '',
  };
}

function auditPart({ audit }: IndexHealth, today: string): PartHealth {
  const name = 'Audit';
  if (audit === null) {
    return {
      name,
      kind: 'warned',
      tag: 'Not verified',
      text: 'Nobody has verified it from these pages or by a command that notes it',
      hint: 'An information governance officer can, or reeve audit verify --by NAME.',
    };
  }
  const when = `Verified on ${momentText(audit.endedAt)}: ${numberText(audit.entries)} entries`;
  if (audit.breaks > 0) {
    return {
      name,
      kind: 'failed',
      tag: 'Does not hold',
      text: `${when}, ${numberText(audit.breaks)} breaks`,
      hint: 'Keep a copy of the database as it is, repair nothing, and tell information governance.',
    };
  }
  const days = Math.floor((Date.parse(today) - Date.parse(audit.endedAt.slice(0, 10))) / DAY);
  const isOld = days > AUDIT_DAYS;
  return {
    name,
    kind: isOld ? 'warned' : 'well',
    tag: isOld ? 'Verified long ago' : 'Holds',
    text: when,
    hint: isOld ? 'Have it verified every week.' : '',
  };
}

function jobsPart({ jobs }: IndexHealth): PartHealth {
  const waiting = jobs.open === 0 ? 'None waits or runs' : `${numberText(jobs.open)} wait or run`;
  return {
    name: 'Jobs',
    kind: jobs.failed > 0 ? 'warned' : 'well',
    tag: jobs.failed > 0 ? `${numberText(jobs.failed)} failed` : 'None failed',
    text: `${waiting}; ${jobs.failed === 0 ? 'none' : numberText(jobs.failed)} failed in the last seven days`,
    hint: '',
  };
}

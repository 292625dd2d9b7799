import type { AgreementsFile } from './agreements-schema.ts';
import { isSubset, itemSet } from './items.ts';
import { listOf, matchingSources } from './source-names.ts';

/** Something wrong at a path of the file. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string | undefined;
}

type Limit = NonNullable<AgreementsFile['limits']>[number];
type Agreement = AgreementsFile['agreements'][number];

/**
 * Agreements that go beyond a limit of the file. Limits hold what a law forbids, so that a
 * later agreement cannot share it by mistake: the file is refused.
 */
export function limitFaults(file: AgreementsFile): readonly Fault[] {
  return file.agreements.flatMap((agreement, index) =>
    (file.limits ?? []).flatMap((limit) => breaches(file, limit, agreement, index)),
  );
}

function breaches(
  file: AgreementsFile,
  limit: Limit,
  agreement: Agreement,
  index: number,
): readonly Fault[] {
  const spelled = (names: string | readonly string[]) =>
    listOf(names).flatMap((name) => matchingSources(name, file.sources));
  const limited = limit.source === undefined ? Object.keys(file.sources) : spelled(limit.source);
  const source = spelled(agreement.source).find((name) => limited.includes(name));
  const recipients = listOf(agreement.recipient).filter(
    (name) => limit.recipient === undefined || listOf(limit.recipient).includes(name),
  );
  if (source === undefined || recipients.length === 0) return [];

  const path = ['agreements', index];
  const because = `A limit of this file: ${limit.reason}`;
  const faults: Fault[] = [];
  const allowed = limit.onlyTo;
  if (allowed !== undefined) {
    for (const recipient of recipients) {
      for (const purpose of listOf(agreement.purpose)) {
        const fits = allowed.some(
          (each) =>
            (each.recipient ?? recipient) === recipient && (each.purpose ?? purpose) === purpose,
        );
        if (fits) continue;
        faults.push({
          path: [...path, 'source'],
          message: `Agreement "${agreement.id}" shares ${source} with ${recipient} for ${purpose}, which is not allowed`,
          hint: because,
        });
      }
    }
  }
  const onlyItems = limit.onlyItems;
  if (onlyItems !== undefined) {
    const most = itemSet(onlyItems, file.groups);
    const beyond = agreement.items.findIndex(
      (pattern) => !isSubset(itemSet([pattern], file.groups), most),
    );
    if (beyond >= 0) {
      faults.push({
        path: [...path, 'items', beyond],
        message: `Agreement "${agreement.id}" shares ${agreement.items[beyond]} of ${source} with ${recipients[0]}, which is not allowed`,
        hint: because,
      });
    }
  }
  return faults;
}

import type { FastifyRequest } from 'fastify';
import type { CaseContent, KeptCase } from '../../../kept-cases/index.ts';
import { isIdNumber, ReeveError } from '../../../kernel/index.ts';
import { askerOf } from '../asking.ts';
import type { StaffServices } from '../context.ts';
import { starts } from './starts.ts';

/** A case by its address: one that comes with Reeve, or one that was saved. */
export interface AddressedCase {
  readonly key: string;
  readonly name: string;
  readonly content: CaseContent;
  /** Null of one that comes with Reeve. */
  readonly kept: KeptCase | null;
}

/** @throws ReeveError `business-case/not-found`, `access/role` */
export async function addressedCase(
  services: Pick<StaffServices, 'keptCase' | 'expectBusinessCase'>,
  request: FastifyRequest,
  key: string,
): Promise<AddressedCase> {
  const asker = askerOf(request);
  services.expectBusinessCase(asker);
  const start = starts.find((each) => each.key === key);
  if (start !== undefined) return { ...start, kept: null };
  if (!isIdNumber(key)) {
    throw new ReeveError('business-case/not-found', 'There is no business case of this number');
  }
  const kept = await services.keptCase(asker, Number(key));
  return { key, name: kept.name, content: kept.content, kept };
}

/** A saved case by its number: those that come with Reeve are not changed. */
export async function addressedKept(
  services: Pick<StaffServices, 'keptCase' | 'expectBusinessCase'>,
  request: FastifyRequest,
  key: string,
): Promise<KeptCase> {
  const { kept } = await addressedCase(services, request, key);
  if (kept !== null) return kept;
  throw new ReeveError('business-case/not-found', 'There is no saved case of this number');
}

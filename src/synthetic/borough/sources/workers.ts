import { hash4, purpose, unit } from '../chance.ts';

/** Surnames and initials of the council's own staff: nobody of the borough. */
const SURNAMES =
  'Abara Brandt Calloway Devlin Eastham Farouk Goodall Hussain Inskip Jessop Keane Lomax Mbeki Northcott Osgood Pereira Quigley Rahman Sandhu Tranter Underhill Vickers Wolstan Yeoman'.split(
    ' ',
  );
const WORKER = purpose('sources/worker');

/** Who is allocated to a case: the n-th of them, as systems print it: `Devlin, K`. */
export function workerOf(entity: number, n: number): string {
  const at = unit(hash4(WORKER, entity, n, 0));
  const initial = unit(hash4(WORKER, entity, n, 1));
  const surname = SURNAMES[Math.floor(at * SURNAMES.length)] as string;
  return `${surname}, ${'ABCDEGHJKLMNPRST'[Math.floor(initial * 16)] as string}`;
}

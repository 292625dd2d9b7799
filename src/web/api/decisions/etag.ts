import { ReeveError } from '../../../kernel/index.ts';

/** Persons as they were looked at, each with its revision. */
export type BasedOn = readonly { readonly person: string; readonly version: number }[];

const ETAG = /^"((?:[1-9]\d{0,9}\.\d{1,9})(?:-[1-9]\d{0,9}\.\d{1,9})*)"$/;

/** The strong entity tag (RFC 9110, section 8.8.3) of some persons as they are. */
export function etagOf(basedOn: BasedOn): string {
  return `"${basedOn.map(({ person, version }) => `${person}.${version}`).join('-')}"`;
}

/**
 * The persons that If-Match speaks of.
 *
 * @throws ReeveError `request/match-missing`, `request/match`
 */
export function basedOnOf(ifMatch: string | undefined): BasedOn {
  if (ifMatch === undefined || ifMatch === '') {
    throw new ReeveError('request/match-missing', 'The decision does not say what it was made on', {
      location: { field: 'If-Match' },
      hint: 'Ask for the preview, and send its ETag in the header If-Match.',
    });
  }
  const [, list] = ETAG.exec(ifMatch.trim()) ?? [];
  if (list === undefined) {
    throw new ReeveError('request/match', 'This is no ETag of a preview', {
      location: { field: 'If-Match' },
      hint: 'Send the ETag of the preview as it was.',
    });
  }
  return list.split('-').map((each) => {
    const [person = '', version = ''] = each.split('.');
    return { person, version: Number(version) };
  });
}

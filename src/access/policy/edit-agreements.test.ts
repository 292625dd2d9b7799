import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ReeveError } from '../../kernel/index.ts';
import { defaultAgreements } from './default-agreements.ts';
import { type AgreementChange, editAgreements } from './edit-agreements.ts';
import { parseAgreements } from './parse-agreements.ts';

const text = readFileSync(defaultAgreements, 'utf8');
const ids = parseAgreements(text).agreements.map(({ id }) => id);
/** Some of them: each is written in another way. */
const some = ids.filter((_, i) => i % 4 === 0);

const added = {
  kind: 'add' as const,
  agreement: {
    id: 'libraries-lost-books',
    title: 'Recall books: "all" of them, # and more',
    source: ['council-tax-liability', 'housing-tenancies'],
    recipient: 'libraries',
    purpose: 'run-library',
    basis: { article: '6(1)(e)' as const, statute: '<script>alert(1)</script>' },
    items: ['group:name', 'fact:balance'],
    consent: 'not-needed' as const,
    from: '2026-05-01',
    review: '2027-05-01',
    notes: 'Two lines\nof notes: - [x]',
  },
} satisfies AgreementChange;

/** Lines of the second that the first has not, and the other way round. */
function lines(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let from = 0;
  while (a[from] !== undefined && a[from] === b[from]) from++;
  let behind = 0;
  while (behind < a.length - from && a.at(-1 - behind) === b.at(-1 - behind)) behind++;
  return { gone: a.slice(from, a.length - behind), come: b.slice(from, b.length - behind) };
}

describe('a change of a file of agreements', () => {
  it('alters one line for a review date, whatever the agreement', () => {
    for (const id of some) {
      const after = editAgreements(text, { kind: 'review', id, review: '2031-02-03' });
      assert.deepEqual(lines(text, after), {
        gone: ['    review: 2027-01-01'],
        come: ['    review: 2031-02-03'],
      });
      const one = parseAgreements(after).agreements.find((each) => each.id === id);
      assert.equal(one?.review, '2031-02-03');
    }
  });

  it('adds one line for a last day, and alters that line from then on', () => {
    for (const id of some) {
      const after = editAgreements(text, { kind: 'end', id, until: '2026-02-03' });
      assert.deepEqual(lines(text, after), { gone: [], come: ['    until: 2026-02-03'] });
      const again = editAgreements(after, { kind: 'end', id, until: '2026-02-04' });
      assert.deepEqual(lines(after, again), {
        gone: ['    until: 2026-02-03'],
        come: ['    until: 2026-02-04'],
      });
      const one = parseAgreements(again).agreements.find((each) => each.id === id);
      assert.equal(one?.until, '2026-02-04');
    }
  });

  it('adds an agreement at the end, whatever stands in it', () => {
    const after = editAgreements(text, added);
    assert.deepEqual(lines(text, after).gone, []);
    const one = parseAgreements(after).agreements.find(({ id }) => id === added.agreement.id);
    assert.equal(one?.title, added.agreement.title);
    assert.equal(one?.notes, added.agreement.notes);
    assert.equal(parseAgreements(after).agreements.length, ids.length + 1);
    const twice = editAgreements(after, {
      ...added,
      agreement: { ...added.agreement, id: 'another' },
    });
    assert.equal(parseAgreements(twice).agreements.length, ids.length + 2);
  });

  it('works on JSON, on lists in brackets, on what comes behind and on other line ends', () => {
    const small = {
      format: 'reeve-sharing-agreements/1',
      services: { libraries: { title: 'Libraries', purposes: [] } },
      sources: { loans: { title: 'Loans', service: 'libraries' } },
      agreements: [] as object[],
    };
    const one = { ...added.agreement, source: 'loans', items: ['surname'] };
    const empty = JSON.stringify(small, null, 2);
    const first = editAgreements(empty, { kind: 'add', agreement: one });
    const ended = editAgreements(first, { kind: 'end', id: one.id, until: '2026-06-01' });
    const reviewed = editAgreements(ended, { kind: 'review', id: one.id, review: '2028-06-01' });
    const second = editAgreements(reviewed, { kind: 'add', agreement: { ...one, id: 'second' } });
    assert.deepEqual(
      JSON.parse(second).agreements.map(({ id, until, review }: Record<string, string>) => [
        id,
        until,
        review,
      ]),
      [
        [one.id, '2026-06-01', '2028-06-01'],
        ['second', undefined, '2027-05-01'],
      ],
    );
    const [head, tail] = [text.indexOf('\nagreements:'), text.indexOf('\nservices:')];
    const moved = `${text.slice(0, tail)}${text.slice(head)}${text.slice(tail, head)}\n`;
    for (const variant of [
      moved,
      text.replaceAll('\n', '\r\n'),
      text.trimEnd(),
      `${text}\n\n# End.\n`,
    ]) {
      const changed = editAgreements(editAgreements(variant, added), {
        kind: 'end',
        id: 'subject-access',
        until: '2029-01-01',
      });
      const { agreements } = parseAgreements(changed);
      assert.equal(agreements.length, ids.length + 1);
      assert.equal(agreements.find(({ id }) => id === 'subject-access')?.until, '2029-01-01');
    }
  });

  it('of an agreement that is not there is refused', () => {
    assert.throws(
      () => editAgreements(text, { kind: 'end', id: 'nothing', until: '2026-01-01' }),
      (error) => error instanceof ReeveError && error.code === 'agreements/unknown',
    );
  });
});

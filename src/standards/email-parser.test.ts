import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPersonalDomain, probableDomain } from './email-domains.ts';
import { parseEmail } from './email-parser.ts';

type Case = readonly [raw: string, standard: string | null, ...found: string[]];

const CASES: readonly Case[] = [
  ['ann.lee@gmail.com', 'ann.lee@gmail.com'],
  ['Ann.Lee@Gmail.COM', 'ann.lee@gmail.com'],
  ["o'brien@outlook.com", "o'brien@outlook.com"],
  ['josé@gmail.com', 'josé@gmail.com'],
  ['ann@leeds.gov.uk', 'ann@leeds.gov.uk'],
  ['ann@xn--80ak6aa92e.com', 'ann@xn--80ak6aa92e.com'],
  ['ann.lee@gmail.com.', 'ann.lee@gmail.com', 'surrounding-text'],
  ['Ann Lee <ann.lee@gmail.com>', 'ann.lee@gmail.com', 'surrounding-text'],
  ['mailto:ann.lee@gmail.com', 'ann.lee@gmail.com', 'surrounding-text'],
  ['Email: ann.lee@gmail.com', 'ann.lee@gmail.com', 'surrounding-text'],
  ['ann lee@gmail.com', 'annlee@gmail.com', 'inner-space'],
  ['ann @ gmail.com', 'ann@gmail.com', 'inner-space'],
  ['ann+council@gmail.com', 'ann+council@gmail.com', 'tag → ann@gmail.com'],
  ['ann+tax@aol.com', 'ann+tax@aol.com', 'tag → ann@aol.com'],
  ['ann@gamil.com', 'ann@gamil.com', 'mistyped-domain → ann@gmail.com'],
  ['ann@gmial.com', 'ann@gmial.com', 'mistyped-domain → ann@gmail.com'],
  ['ann@gmai.com', 'ann@gmai.com', 'mistyped-domain → ann@gmail.com'],
  ['ann@gmail.con', 'ann@gmail.con', 'mistyped-domain → ann@gmail.com'],
  ['ann@gmail.co.uk', 'ann@gmail.co.uk', 'mistyped-domain → ann@gmail.com'],
  ['ann@hotmial.com', 'ann@hotmial.com', 'mistyped-domain → ann@hotmail.com'],
  ['ann@hotmail.co', 'ann@hotmail.co', 'mistyped-domain → ann@hotmail.com'],
  ['ann@hotmail.couk', 'ann@hotmail.couk', 'mistyped-domain → ann@hotmail.co.uk'],
  ['ann@yahoo.co.u', 'ann@yahoo.co.u', 'syntax → ann@yahoo.co.uk'],
  ['ann@yahooo.com', 'ann@yahooo.com', 'mistyped-domain → ann@yahoo.com'],
  ['ann@btintermet.com', 'ann@btintermet.com', 'mistyped-domain → ann@btinternet.com'],
  ['ann@virginmdeia.com', 'ann@virginmdeia.com', 'mistyped-domain → ann@virginmedia.com'],
  ['ann@iclod.com', 'ann@iclod.com', 'mistyped-domain → ann@icloud.com'],
  ['ann@leeds.govuk', 'ann@leeds.govuk', 'mistyped-domain → ann@leeds.gov.uk'],
  ['ann@gmail,com', 'ann@gmail,com', 'syntax → ann@gmail.com'],
  ['ann@gmail..com', 'ann@gmail..com', 'syntax → ann@gmail.com'],
  ['ann..lee@gmail.com', 'ann..lee@gmail.com', 'syntax → ann.lee@gmail.com'],
  ['ann@1.2.3.4', 'ann@1.2.3.4', 'syntax'],
  ['ann@-leeds.com', 'ann@-leeds.com', 'syntax'],
  ['ann@gmail', 'ann@gmail', 'no-top-level-domain → ann@gmail.com'],
  ['ann@hotmailcom', 'ann@hotmailcom', 'no-top-level-domain → ann@hotmail.com'],
  ['ann@localhost', 'ann@localhost', 'example-domain'],
  ['ann@server', 'ann@server', 'no-top-level-domain'],
  ['ann@example.com', 'ann@example.com', 'example-domain'],
  ['info@leeds.gov.uk', 'info@leeds.gov.uk', 'role'],
  ['customer.services@leeds.gov.uk', 'customer.services@leeds.gov.uk', 'role'],
  ['noreply@leeds.gov.uk', 'noreply@leeds.gov.uk', 'no-reply'],
  ['do-not-reply@leeds.gov.uk', 'do-not-reply@leeds.gov.uk', 'no-reply'],
  ['none@none.com', null, 'placeholder'],
  ['test@test.com', null, 'placeholder'],
  ['noemail@gmail.com', 'noemail@gmail.com', 'placeholder'],
  ['abc@abc.com', 'abc@abc.com', 'placeholder'],
  ['not.provided@leeds.gov.uk', 'not.provided@leeds.gov.uk', 'placeholder'],
  ['ann@gmail.com; bob@aol.com', null, 'several → ann@gmail.com'],
  ['ann@gmail.com / bob@aol.com', null, 'several → ann@gmail.com'],
  ['a@b@c.org', null, 'syntax'],
  ['ann.gmail.com', null, 'no-address'],
  ['@gmail.com', null, 'no-address'],
  ['ann@', null, 'no-address'],
  ['has no email', null, 'no-address'],
  [`${'a'.repeat(65)}@gmail.com`, `${'a'.repeat(65)}@gmail.com`, 'too-long'],
  ['n/a', null],
  ['', null],
];

describe('email addresses as they come', () => {
  for (const [raw, standard, ...found] of CASES) {
    it(`${JSON.stringify(raw)} is ${standard} (${found.join(', ')})`, () => {
      const parsed = parseEmail(raw);
      assert.equal(parsed.standard, standard);
      assert.deepEqual(
        parsed.findings.map(({ code, suggestion }) =>
          [code.slice('email/'.length), ...(suggestion === undefined ? [] : [suggestion])].join(
            ' → ',
          ),
        ),
        found,
      );
      assert.equal(parsed.value === null, standard === null || hasWrong(parsed.findings));
    });
  }
});

function hasWrong(findings: readonly { readonly severity: string }[]): boolean {
  return findings.some(({ severity }) => severity === 'wrong');
}

describe('the mailbox behind an address', () => {
  const mailbox = (raw: string) => parseEmail(raw).value?.mailbox;
  it('is one at Google, whatever the dots, the tag and the domain', () => {
    for (const alias of [
      'annlee@gmail.com',
      'ann.lee@gmail.com',
      'a.n.n.l.e.e@googlemail.com',
      'ann.lee+school@googlemail.com',
    ]) {
      assert.equal(mailbox(alias), 'annlee@gmail.com', alias);
    }
  });
  it('is the address elsewhere, where only the provider knows', () => {
    assert.equal(mailbox('ann.lee@aol.com'), 'ann.lee@aol.com');
    assert.equal(mailbox('ann.lee+x@aol.com'), 'ann.lee+x@aol.com');
  });
});

describe('the domain that was meant', () => {
  const known = fc
    .constantFrom(
      'gmail.com',
      'hotmail.co.uk',
      'btinternet.com',
      'virginmedia.com',
      'icloud.com',
      'yahoo.co.uk',
    )
    .filter(isPersonalDomain);

  it('is found when two neighbouring letters change places', () => {
    fc.assert(
      fc.property(known, fc.nat(20), (domain, at) => {
        const place = at % (domain.indexOf('.') - 1);
        const [a, b] = [domain[place], domain[place + 1]];
        fc.pre(a !== b);
        const slip = `${domain.slice(0, place)}${b}${a}${domain.slice(place + 2)}`;
        assert.equal(probableDomain(slip), domain);
      }),
    );
  });

  it('is never another for a domain where many have their email', () => {
    for (const domain of [
      'mail.com',
      'email.com',
      'ymail.com',
      'gmail.com',
      'me.com',
      'live.co.uk',
    ]) {
      assert.ok(isPersonalDomain(domain));
      assert.equal(probableDomain(domain), null, domain);
    }
  });

  it('is not guessed for organisations', () => {
    for (const domain of [
      'leeds.gov.uk',
      'nhs.net',
      'abc.co.uk',
      'bbc.co.uk',
      'sky.uk',
      'york.ac.uk',
    ]) {
      assert.equal(probableDomain(domain), null, domain);
    }
  });
});

describe('an address put together again', () => {
  it('has the parts it was made of', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z0-9]{3,9}(?:\.[a-z][a-z0-9]{2,9})?$/),
        fc.constantFrom('gmail.com', 'leeds.gov.uk', 'aol.com', 'york.ac.uk'),
        fc.constantFrom(
          (text: string) => text,
          (text: string) => `<${text.toUpperCase()}>`,
        ),
        (local, domain, lay) => {
          const parsed = parseEmail(lay(`${local}@${domain}`));
          fc.pre(parsed.value !== null);
          assert.equal(`${parsed.value?.local}@${parsed.value?.domain}`, `${local}@${domain}`);
          assert.equal(parsed.standard, `${local}@${domain}`);
        },
      ),
    );
  });
});

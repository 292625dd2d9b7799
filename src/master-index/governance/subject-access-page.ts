import type { HeldRecordAnswer, HeldStatement, SubjectAccessAnswer } from './subject-access.ts';

const DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/**
 * The answer to a subject access request as one page that can be printed, without scripts or
 * anything from elsewhere. What is to be looked at before it is sent stands first, and is to be
 * taken out with what it names.
 */
export function subjectAccessPage(answer: SubjectAccessAnswer): string {
  const { records, consents, corrections, looked, decisions, opinions, notices, toRedact } = answer;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What is held about you</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #111; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
th, td { border-bottom: 1px solid #999; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
.others { background: #fff3bf; }
.check { border: 4px solid #b10e1e; padding: 0 1rem; }
</style>
</head>
<body>
<h1>What is held about you</h1>
<p>Made on ${day(answer.madeAt)}. ${count(records.length, 'record', 'records')}.</p>
${
  toRedact.length === 0
    ? ''
    : `<section class="check"><h2>Before this is sent: other people</h2>
<p>Decide on each, take out what must not be told, and take out this list. What is marked below is part of it.</p>
${list(toRedact)}</section>`
}
<h2>Records</h2>
${records.map(recordSection).join('\n')}
<h2>Why it is held and with whom it is shared</h2>
${notices
  .map(
    (notice) => `<h3>${escapeHtml(notice.source)}</h3>
${notice.collectedFor === undefined ? '' : `<p>${escapeHtml(notice.collectedFor)}</p>`}
${notice.retention === undefined ? '' : `<p>${escapeHtml(notice.retention.reason)}</p>`}
${list(notice.shared.map(({ recipients, purposes, use }) => `${recipients.join(', ')}: ${purposes.join('; ')}${use === 'answer' ? ' (a yes or no alone)' : ''}`))}`,
  )
  .join('\n')}
<h2>Your consent</h2>
${consents.length === 0 ? '<p>None was recorded.</p>' : list(consents.map(({ purpose, kind, at, how }) => `${day(at)}: ${kind}, ${purpose} (${how})`))}
<h2>How the records were found to be yours</h2>
${list(decisions.map(({ kind, at, records: of }) => `${day(at)}: ${kind}, ${count(of, 'record', 'records')}`))}
${opinions.length === 0 ? '' : list(opinions.map(({ at, note }) => `${day(at)}, somebody who decides it wrote: ${note}`))}
<h2>Corrections asked of services</h2>
${corrections.length === 0 ? '<p>None.</p>' : list(corrections.map(({ item, note, askedAt, answer: said }) => `${day(askedAt)}, ${item}: ${note}${said === null ? '' : ` (answered: ${said})`}`))}
<h2>Who looked</h2>
${looked.length === 0 ? '<p>Nobody yet.</p>' : list(looked)}
<h2>Your rights</h2>
${list([...new Set(notices.flatMap(({ rights }) => rights))].map((right) => `You have the right ${right}.`))}
</body>
</html>
`;
}

function recordSection({ title, reference, statements, linked }: HeldRecordAnswer): string {
  const since = linked === null ? '' : `<p>Taken for yours since ${day(linked.since)}.</p>`;
  return `<section><h3>${escapeHtml(title)}, reference ${escapeHtml(reference)}</h3>
${since}
${statements.map(statementTable).join('\n')}</section>`;
}

function statementTable({ from, until, file, line, items }: HeldStatement): string {
  const period = until === null ? `Since ${day(from)}` : `${day(from)} until ${day(until)}`;
  const rows = items.map(
    ({ label, value, isOfOthers }) =>
      `<tr${isOfOthers ? ' class="others"' : ''}><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<table><caption>${period}: from ${escapeHtml(file)}, line ${line}</caption><tbody>${rows.join('')}</tbody></table>`;
}

function list(texts: readonly string[]): string {
  return `<ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`;
}

function day(at: string): string {
  return DATE.format(new Date(at));
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

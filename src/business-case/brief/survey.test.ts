import assert from 'node:assert/strict';
import test from 'node:test';
import { briefSurvey } from './survey.ts';

const printedOf = (topic: string): number[] =>
  briefSurvey.filter((each) => each.topic === topic).map(({ printed }) => printed);

test('appendix C: its percentages, topic by topic', () => {
  assert.deepEqual(printedOf('Drivers'), [84, 56, 50]);
  assert.deepEqual(printedOf('Barriers'), [70, 64, 28, 4]);
  assert.deepEqual(printedOf('Single customer view'), [64, 74, 74, 37, 16, 11]);
  assert.deepEqual(printedOf('Data quality'), [78, 62, 70]);
  assert.deepEqual(printedOf('Projects'), [38, 53, 26, 63, 53, 53]);
  assert.deepEqual(printedOf('Benefits'), [84, 37, 10, 32, 63]);
  assert.deepEqual(printedOf('Costs and challenges'), [63, 53, 42, 37, 21, 16, 16]);
  assert.deepEqual(printedOf('Future'), [82, 86, 66, 66, 96, 84, 44]);
});

test('they are whole people of 50 who answered and 19 with a project, but for one', () => {
  const cutOff = 'Not collecting again what is known saved £100,000 or more';
  for (const { finding, printed, count, asked } of briefSurvey) {
    const found = (100 * count) / asked;
    assert.equal(finding === cutOff ? Math.floor(found) : Math.round(found), printed, finding);
  }
});

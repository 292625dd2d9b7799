import type { Evidence } from '../domain/input.ts';
import { citedFrom } from './source.ts';

/** One answer of the survey: what was asked of whom, and how many said so. */
export interface SurveyFinding {
  readonly topic: string;
  readonly finding: string;
  /** As printed, in per cent. */
  readonly printed: number;
  /** People who said so, of those asked: whole numbers that come to what is printed. */
  readonly count: number;
  readonly asked: number;
  readonly evidence: Evidence;
}

/** How many answered, and how many of them had done a project; fitted, the brief prints shares. */
const ALL = 50;
const PROJECTS = 19;

type Row = readonly [printed: number, count: number, asked: number, finding: string];

/** What other councils said of their own projects, beside which a forecast should be read. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  Drivers: [
    [84, 42, ALL, 'Better customer service drives better management of customer information'],
    [56, 28, ALL, 'Better value for money does'],
    [50, 25, ALL, 'Better performance of services does'],
  ],
  Barriers: [
    [70, 35, ALL, 'Resources and funds are a barrier'],
    [64, 32, ALL, 'Buy-in of the business is'],
    [28, 14, ALL, 'Lack of expertise is'],
    [4, 2, ALL, 'The Data Protection Act is'],
  ],
  'Single customer view': [
    [64, 32, ALL, 'A single customer view is very important or critical'],
    [74, 14, PROJECTS, 'Projects that achieved one in some services'],
    [74, 14, PROJECTS, 'Projects in customer services'],
    [37, 7, PROJECTS, 'Projects in council tax'],
    [16, 3, PROJECTS, "Projects in children's services"],
    [11, 2, PROJECTS, 'Projects in adult services'],
  ],
  'Data quality': [
    [78, 39, ALL, 'Data quality is very important or critical'],
    [62, 31, ALL, 'Data quality is not audited'],
    [70, 35, ALL, 'Nobody is responsible for data quality'],
  ],
  Projects: [
    [38, 19, ALL, 'A customer data management project has been undertaken'],
    [53, 10, PROJECTS, 'It was led by IT'],
    [26, 5, PROJECTS, 'It was led by the business'],
    [63, 12, PROJECTS, 'Customer services were integrated'],
    [53, 10, PROJECTS, 'Council tax was integrated'],
    [53, 10, PROJECTS, 'IT paid for it'],
  ],
  Benefits: [
    [84, 16, PROJECTS, 'The project was successful'],
    [37, 7, PROJECTS, 'The return over three years was negative or is not known'],
    [10, 2, PROJECTS, 'Not collecting again what is known saved £100,000 or more'],
    [32, 6, PROJECTS, 'More than 10,000 duplicates were removed'],
    [63, 12, PROJECTS, 'No duplicates were removed, or it is not known how many'],
  ],
  'Costs and challenges': [
    [63, 12, PROJECTS, 'Software was a main cost'],
    [53, 10, PROJECTS, 'Staff were'],
    [42, 8, PROJECTS, 'Consultancy was'],
    [37, 7, PROJECTS, 'It was not a priority of the council'],
    [21, 4, PROJECTS, 'Staff resisted'],
    [16, 3, PROJECTS, 'Leadership was lacking'],
    [16, 3, PROJECTS, 'A clear scope was lacking'],
  ],
  Future: [
    [82, 41, ALL, 'There will be more of it in the next three years'],
    [86, 43, ALL, 'Customer services will benefit most'],
    [66, 33, ALL, 'Benefits will'],
    [66, 33, ALL, 'Council tax will'],
    [96, 48, ALL, 'Better customer service will drive it'],
    [84, 42, ALL, 'Better value for money will'],
    [44, 22, ALL, 'Better security of information will'],
  ],
};

export const briefSurvey: readonly SurveyFinding[] = Object.entries(rows).flatMap(
  ([topic, ofTopic]) =>
    ofTopic.map(([printed, count, asked, finding]) => ({
      topic,
      finding,
      printed,
      count,
      asked,
      evidence: citedFrom('appendix C; numbers of people are fitted to its percentages'),
    })),
);

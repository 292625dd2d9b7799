import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import {
  addressLines,
  clockText,
  dateText,
  momentText,
  numberText,
  shortDateText,
  shortMomentText,
  spanText,
} from './formats.ts';

const require = createRequire(import.meta.url);

/** Folder of an installed package. */
export function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

const web = fileURLToPath(new URL('..', import.meta.url));

/**
 * What draws pages: templates of `src/web` with the components of GOV.UK Frontend. All
 * values are escaped unless a template says otherwise, and none does for what people wrote.
 */
export function pageTemplates(): nunjucks.Environment {
  const folders = [web, join(packageFolder('govuk-frontend'), 'dist')];
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('date', dateText);
  environment.addFilter('moment', momentText);
  environment.addFilter('clock', clockText);
  environment.addFilter('shortDate', shortDateText);
  environment.addFilter('shortMoment', shortMomentText);
  environment.addFilter('span', spanText);
  environment.addFilter('number', numberText);
  environment.addFilter('addressLines', addressLines);
  return environment;
}

import { initAll } from 'govuk-frontend';
import { showResultsAtOnce } from './results-at-once.mjs';
import { warnBeforeTimeOut } from './time-out.mjs';

initAll();

const timeOut = document.querySelector('dialog.app-time-out');
if (timeOut !== null) warnBeforeTimeOut(timeOut);

const figures = document.querySelector('form[data-results-at-once]');
if (figures !== null) showResultsAtOnce(figures);

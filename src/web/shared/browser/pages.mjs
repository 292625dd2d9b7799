import { initAll } from 'govuk-frontend';
import { warnBeforeTimeOut } from './time-out.mjs';

initAll();

const timeOut = document.querySelector('dialog.app-time-out');
if (timeOut !== null) warnBeforeTimeOut(timeOut);

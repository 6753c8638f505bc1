/** What the shop's page does itself: shows the log, tells it the checkout's events, and applies switches at once. */
import {showLog} from './log-view.js';
import {EVENTS, report} from './report.js';

for (const type of EVENTS) document.addEventListener(type, report);

const list = document.querySelector<HTMLOListElement>('.entries');
if (list) showLog(list);

document.querySelector('[data-clear]')?.addEventListener('click', () => list?.replaceChildren());

const switches = document.querySelector<HTMLFormElement>('form[data-auto]');
switches?.addEventListener('change', () => switches.requestSubmit());

const faults = document.querySelector<HTMLFormElement>('form[data-fault]');
faults?.addEventListener('change', () => {
  const body = new URLSearchParams({fault: String(new FormData(faults).get('fault'))});
  void fetch('/demo/fault', {method: 'POST', body, redirect: 'manual'});
});

document.documentElement.classList.add('scripted');

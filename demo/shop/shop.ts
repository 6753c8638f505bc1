/** What the shop's page does itself: shows the log, tells it the checkout's events, and applies switches at once. */

const EVENTS = [
  'pay-before-open',
  'pay-open',
  'pay-close',
  'pay-before-leave',
  'pay-status',
  'pay-success',
  'pay-failure',
  'pay-cancel',
  'pay-pending',
  'pay-error',
];

type Entry = {readonly n: number; readonly at: string; readonly lane: string; readonly text: string};

/** The words of an event's detail that are worth a line; never an id or an address. */
function wordsOf(event: Event): string {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  if (typeof detail !== 'object' || detail === null) return '';
  const {status, reason, code, fatal} = detail as Record<string, unknown>;
  const word = typeof status === 'object' && status !== null ? (status as {status?: unknown}).status : status;
  return [word, reason, code, fatal === true && 'fatal']
    .filter((part) => typeof part === 'string')
    .join(', ');
}

function report(event: Event) {
  const words = wordsOf(event);
  const text = words ? `${event.type}: ${words}` : event.type;
  void fetch('/demo/log', {method: 'POST', body: text, keepalive: true}).catch(() => {});
}

for (const type of EVENTS) document.addEventListener(type, report);

const list = document.querySelector<HTMLOListElement>('.entries');

function show({n, at, lane, text}: Entry) {
  if (!list || list.querySelector(`[data-n="${n}"]`)) return;
  const entry = document.createElement('li');
  entry.className = `lane ${lane}`;
  entry.dataset.n = String(n);
  const time = document.createElement('time');
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleTimeString('en-GB');
  const words = document.createElement('span');
  words.textContent = text;
  entry.append(time, words);
  list.prepend(entry);
}

let source: EventSource | undefined;
let last = 0;

function listen() {
  source = new EventSource(`/demo/log?after=${last}`);
  source.addEventListener('message', ({data}) => {
    const entry = JSON.parse(String(data)) as Entry;
    last = entry.n;
    show(entry);
  });
}

// an open line would keep the page out of the back-forward cache
addEventListener('pagehide', () => source?.close());
addEventListener('pageshow', listen);

document.querySelector('[data-clear]')?.addEventListener('click', () => list?.replaceChildren());

const switches = document.querySelector<HTMLFormElement>('form[data-auto]');
switches?.addEventListener('change', () => switches.requestSubmit());

const faults = document.querySelector<HTMLFormElement>('form[data-fault]');
faults?.addEventListener('change', () => {
  const body = new URLSearchParams({fault: String(new FormData(faults).get('fault'))});
  void fetch('/demo/fault', {method: 'POST', body, redirect: 'manual'});
});

document.documentElement.classList.add('scripted');

/** The page with the switches: what it changes is a page of the shop's inside a frame. */
import type {StatusWord} from '../../src/input/status.js';
import {STATUS_WORDS} from '../../src/input/status.js';
import type {PayCheckout} from '../../src/pay-checkout.js';
import type {Theme, ThemeName} from '../../src/style/themes.js';
import {applyTheme, themes} from '../../src/style/themes.js';
import {showLog} from '../shop/log-view.js';
import {EVENTS, report, tell} from '../shop/report.js';
import type {Option, Play, SwitchName} from './choices.js';
import {flowsOf, OWN, readPlay, SWITCHES, stagePath} from './choices.js';
import {sampleOf} from './samples.js';
import {snippet} from './snippet.js';

/** What can happen to a payment at a gateway's simulator. */
const ACTS: readonly Option[] = [
  ['pay', 'Pay'],
  ['approve', 'Approve'],
  ['decline', 'Decline'],
  ['cancel', 'Cancel'],
  ['later', 'Pay, a person must confirm'],
  ['late-success', 'Decline, then pay late'],
  ['pay-wrong-amount', 'Pay a wrong amount'],
  ['expire', 'Expire'],
  ['refund', 'Refund'],
];

const HINTS = {
  own: 'Choose what your server says at its next answer.',
  gateway:
    'Choose what the shopper, or the gateway, does with the newest payment. The gateway’s page and the phone do the same.',
};

/** What the page in the frame takes without being loaded anew. */
const LIVE: readonly string[] = ['look', 'theme', 'branded', 'accent', 'locale', 'dir'];

const get = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} on this page.`);
  return found;
};

const form = get<HTMLFormElement>('.settings');
const frame = get<HTMLIFrameElement>('iframe');
const desk = get<HTMLElement>('.desk');
const own = get<HTMLElement>('.own');
const challenge = get<HTMLTextAreaElement>('[name="challenge"]');
const mistake = get<HTMLElement>('.mistake');
const next = get<HTMLElement>('[data-next]');
const said = get<HTMLElement>('[data-said]');
const field = (name: string) => form.elements.namedItem(name) as HTMLSelectElement | HTMLInputElement;

let play = readPlay(new URLSearchParams(location.search));
let payment = '';
let word: StatusWord = 'pending';

const checkout = () => frame.contentDocument?.querySelector<PayCheckout>('pay-checkout') ?? undefined;

function fill(select: HTMLSelectElement, options: readonly Option[], value: string) {
  select.replaceChildren(
    ...options.map(([one, label]) => new Option(label, one, one === value, one === value)),
  );
}

function fillForm() {
  for (const name of Object.keys(SWITCHES) as SwitchName[]) {
    fill(field(name) as HTMLSelectElement, SWITCHES[name], play[name]);
  }
  fill(field('flow') as HTMLSelectElement, flowsOf(play.gateway), play.flow);
  (field('branded') as HTMLInputElement).checked = play.accent !== '';
  if (play.accent) field('accent').value = play.accent;
}

/** What the form says now; a flow that the gateway does not have becomes its first. */
function readForm(): Play {
  const data = new FormData(form);
  const query = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
  if (!data.has('branded')) query.delete('accent');
  return readPlay(query);
}

const urlOf = (name: string): string =>
  [...document.querySelectorAll<HTMLAnchorElement>('.links a')].find((link) => link.textContent === name)
    ?.href ?? '';

/** A new payment, in a page that is loaded anew. */
async function begin() {
  checkout()?.reset();
  word = 'pending';
  if (play.gateway === OWN) payment = `play_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
  else await fetch('/demo/new-order', {method: 'POST', redirect: 'manual'}).catch(() => {});
  retarget();
  get('[data-outcome]').textContent = 'Nothing yet: press the button of the checkout.';
  showNext();
  frame.contentWindow?.location.replace(stagePath(play, payment));
}

/** A challenge as it stands in the field must not speak of the payment before. */
function retarget() {
  if (payment) challenge.value = challenge.value.replace(/play_[0-9a-f]{12}/g, payment);
}

function startOver() {
  const pageUrl = new URL('/pretend', urlOf('Phone') || location.href).href;
  challenge.value = JSON.stringify(
    sampleOf(play.flow, payment || 'play_000000000000', pageUrl),
    undefined,
    2,
  );
  retarget();
}

/** Gives the page in the frame what it was not loaded with. */
function dress() {
  const page = frame.contentDocument;
  if (!page?.documentElement.classList.contains('stage')) return;
  const {documentElement: root} = page;
  root.dataset.theme = play.theme;
  root.dir = play.dir;
  applyTheme(root, play.look as ThemeName);
  if (play.accent) root.style.setProperty('--pay-accent', play.accent);
  for (const element of page.querySelectorAll('pay-checkout, pay-return')) {
    element.setAttribute('theme', play.theme);
    element.setAttribute('locale', play.locale);
  }
  giveChallenge();
  showHtml();
}

function giveChallenge() {
  const element = checkout();
  mistake.textContent = '';
  if (!element || play.gateway !== OWN) return;
  try {
    JSON.parse(challenge.value);
    element.setAttribute('challenge', challenge.value);
  } catch (error) {
    // not JSON: a payment URL is a challenge, too
    const url = challenge.value.trim();
    if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(url)) element.setAttribute('challenge', JSON.stringify(url));
    else
      mistake.textContent = error instanceof Error ? `This is no JSON. ${error.message}` : 'This is no JSON.';
  }
}

/** Only what differs from the default look. */
function themeOf({look, accent}: Play): Theme {
  const changes = look === 'neutral' ? {} : themes[look as ThemeName];
  return accent ? {...changes, '--pay-accent': accent} : changes;
}

function showHtml() {
  const element = checkout();
  if (!element) return;
  const compact = (text: string) => {
    try {
      return JSON.stringify(JSON.parse(text));
    } catch {
      return text;
    }
  };
  const attributes = [...element.attributes]
    .filter(({name}) => name !== 'session-key')
    .map(({name, value}) => [name, name === 'challenge' ? compact(value) : value] as const)
    .filter(
      ([name, value]) => `${name}=${value}` !== 'mode=auto' && `${name}=${value}` !== 'presentation=modal',
    );
  const {locale, dir} = play;
  get('[data-html]').textContent = snippet({attributes, locale, dir, theme: themeOf(play)});
}

function showNext() {
  const isOwn = play.gateway === OWN;
  const options: readonly Option[] = isOwn ? STATUS_WORDS.map((one) => [one, one] as const) : ACTS;
  get('[data-hint]').textContent = isOwn ? HINTS.own : HINTS.gateway;
  next.replaceChildren(
    ...options.map(([value, label]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain';
      button.textContent = label;
      button.value = value;
      if (isOwn) button.setAttribute('aria-pressed', String(value === word));
      return button;
    }),
  );
}

async function act(value: string) {
  if (play.gateway === OWN) {
    word = value as StatusWord;
    await fetch(`/playground/payments/${payment}/status`, {method: 'POST', body: word});
    for (const button of next.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.value === word));
    }
  } else {
    const answer = await fetch(`/playground/act/${play.gateway}/${value}`, {method: 'POST'});
    if (!answer.ok) say('There is no payment yet: open the checkout first.');
  }
  checkout()?.checkNow();
}

function say(text: string) {
  said.textContent = text;
  if (text) get('[data-hint]').textContent = text;
}

/** A detail as a page would log it. */
function showDetail(event: Event) {
  const {detail} = event as Event & {readonly detail?: unknown};
  if (typeof detail !== 'object' || detail === null) return;
  const {code, message, fatal, field: at} = detail as Record<string, unknown>;
  const shown = event.type === 'pay-error' ? {code, message, fatal, field: at} : detail;
  get('[data-outcome]').textContent = `${event.type}\n${JSON.stringify(shown, undefined, 2)}`;
}

/** A computer has no app for such a link, and a frame would go blank. */
function holdAppLink(event: Event) {
  const link = event
    .composedPath()
    .find((node): node is HTMLAnchorElement => (node as Element).localName === 'a');
  if (!link || /^(https?|blob):/.test(link.href)) return;
  event.preventDefault();
  tell(`the phone would open ${link.protocol}//…`);
}

frame.addEventListener('load', () => {
  // a gateway's page is another origin, and none of our business
  const {contentDocument: page} = frame;
  if (!page || page.URL === 'about:blank') return;
  for (const type of EVENTS) {
    page.addEventListener(type, report);
    page.addEventListener(type, showDetail);
  }
  page.addEventListener('click', holdAppLink);
  dress();
});

function showDevice() {
  desk.classList.toggle('phone', play.device !== 'desktop');
  desk.classList.toggle('sheet', play.presentation === 'sheet');
  own.hidden = play.gateway !== OWN;
  document.documentElement.dataset.theme = play.theme;
  get('[data-accent]').textContent = play.accent || 'not used';
}

function change(name: string) {
  const before = play;
  if (name === 'accent') (field('branded') as HTMLInputElement).checked = true;
  if (name === 'locale') field('dir').value = /^(ar|ur)/.test(field('locale').value) ? 'rtl' : 'ltr';
  play = readForm();
  if (play.gateway !== before.gateway)
    fill(field('flow') as HTMLSelectElement, flowsOf(play.gateway), play.flow);
  history.replaceState(null, '', `?${new URLSearchParams(play)}`);
  showDevice();
  if (LIVE.includes(name)) {
    dress();
    return;
  }
  if (play.gateway === OWN && (name === 'gateway' || name === 'flow')) startOver();
  void begin();
}

form.addEventListener('input', ({target}) => {
  const {name, value} = target as HTMLInputElement;
  if (name !== 'fault') {
    change(name);
    return;
  }
  void fetch('/demo/fault', {method: 'POST', body: new URLSearchParams({fault: value}), redirect: 'manual'});
});
form.addEventListener('submit', (event) => event.preventDefault());

challenge.addEventListener('input', () => {
  giveChallenge();
  showHtml();
});
get('[data-sample]').addEventListener('click', () => {
  startOver();
  giveChallenge();
  showHtml();
});
get('[data-again]').addEventListener('click', () => void begin());
get('[data-open]').addEventListener(
  'click',
  () =>
    void checkout()
      ?.open()
      .catch(() => {}),
);
next.addEventListener('click', ({target}) => {
  if (target instanceof HTMLButtonElement) void act(target.value);
});

const copy = get<HTMLButtonElement>('[data-copy]');
copy.addEventListener('click', async () => {
  const text = get('[data-html]').textContent ?? '';
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  copy.textContent = done ? 'Copied' : 'Not copied';
  said.textContent = done ? 'The HTML was copied.' : 'The HTML could not be copied.';
  setTimeout(() => {
    copy.textContent = 'Copy';
  }, 2_000);
});

const list = get<HTMLOListElement>('.entries');
get('[data-clear]').addEventListener('click', () => list.replaceChildren());
// only what happens from now on
showLog(list, Number.MAX_SAFE_INTEGER);

void fetch('/demo/fault')
  .then((answer) => answer.json() as Promise<{readonly fault: string}>)
  .then(({fault}) => {
    (form.elements.namedItem('fault') as RadioNodeList).value = fault;
  })
  .catch(() => {});

fillForm();
showDevice();
if (play.gateway === OWN) startOver();
void begin();

/** What the checkout may say, as a shop's page hears it. */
export const EVENTS = [
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
] as const;

/** The words of an event's detail that are worth a line; never an id or an address. */
function wordsOf(event: Event): string {
  // an event of a frame is no CustomEvent of ours
  const detail = (event as Event & {readonly detail?: unknown}).detail;
  if (typeof detail !== 'object' || detail === null) return '';
  const {status, reason, code, fatal} = detail as Record<string, unknown>;
  const word = typeof status === 'object' && status !== null ? (status as {status?: unknown}).status : status;
  return [word, reason, code, fatal === true && 'fatal']
    .filter((part) => typeof part === 'string')
    .join(', ');
}

/** Puts an event into the shop's log. */
export function report(event: Event) {
  const words = wordsOf(event);
  tell(words ? `${event.type}: ${words}` : event.type);
}

/** Puts a line into the shop's log. */
export function tell(text: string) {
  void fetch('/demo/log', {method: 'POST', body: text, keepalive: true}).catch(() => {});
}

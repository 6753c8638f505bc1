/** The currencies whose amounts have no decimals, of those that the simulated gateways take. */
const WITHOUT_DECIMALS = new Set(['JPY', 'KRW']);

function decimalsOf(currency: string): number {
  return WITHOUT_DECIMALS.has(currency) ? 0 : 2;
}

/**
 * Reads an amount as a gateway gets it, text or number, in major units.
 *
 * @returns whole minor units, or nothing for what is no positive amount with at most two decimals.
 */
export function toMinor(amount: unknown, currency: string): number | undefined {
  const text = typeof amount === 'number' ? String(amount) : amount;
  if (typeof text !== 'string') return undefined;
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const decimals = decimalsOf(currency);
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined;
  const minor = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return minor > 0 ? minor : undefined;
}

/** `20000` → `"200.00"`; `places` overrides how many decimals are written. */
export function toMajor(minor: number, currency: string, places?: number): string {
  const decimals = decimalsOf(currency);
  const digits = String(minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).padEnd(places ?? decimals, '0');
  return fraction ? `${whole}.${fraction}` : whole;
}

/** For people: `₹1,23,456.00`. */
export function showAmount(minor: number, currency: string): string {
  const locale = currency === 'INR' || currency === 'BDT' ? 'en-IN' : 'en';
  const decimals = decimalsOf(currency);
  const number = new Intl.NumberFormat(locale, {minimumFractionDigits: decimals}).format(
    Number(toMajor(minor, currency)),
  );
  const sign = {INR: '₹', BDT: '৳', USD: '$', EUR: '€'}[currency];
  return sign ? `${sign}${number}` : `${number} ${currency}`;
}

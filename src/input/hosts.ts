/**
 * Whether a host is on the merchant's list: `pay.example` means exactly that host, `.pay.example` its subdomains
 * and not itself. An entry may name a port (`pay.example:8443`); without one every port is meant.
 *
 * @param host - As `URL.host` gives it.
 */
export function hostAllowed(host: string, allowed: readonly string[]): boolean {
  const bare = host.replace(/:\d+$/, '');
  return allowed.some((entry) => {
    const rule = entry.toLowerCase();
    return [host, bare].some((known) => known === rule || (/^\../.test(rule) && known.endsWith(rule)));
  });
}

/** `allowed-hosts` and its like: a list, or words between spaces or commas. */
export const parseList = (value: string | readonly string[] | undefined): readonly string[] | undefined =>
  (typeof value === 'string' ? value.split(/[\s,]+/) : value)?.filter(Boolean);

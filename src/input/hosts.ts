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

/** `allowed-hosts` as a list: separated by spaces or commas. */
export function parseAllowedHosts(text: string): string[] {
  return text.split(/[\s,]+/).filter((host) => host !== '');
}

/**
 * How many decimals a currency has, after ISO 4217. `Intl` must not decide this: it gives 0 for PKR, IDR,
 * HUF and others, where gateways count 2. Codes that are not listed have 2.
 */
const EXPONENTS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const exponents = new Map(
  Object.entries(EXPONENTS).flatMap(([exponent, codes]) =>
    codes.split(' ').map((code) => [code, Number(exponent)] as const),
  ),
);

/** Decimals of a currency, by its code in any case: 0 for JPY, 3 for KWD, 2 for INR and whatever is unknown. */
export function currencyExponent(currency: string): number {
  return exponents.get(currency.toUpperCase()) ?? 2;
}

// Decimals of currencies after ISO 4217. `Intl` must not decide this: it gives 0 for PKR, IDR, HUF and others,
// where gateways count 2.
const WITHOUT_DECIMALS = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF)$/i;
const WITH_THREE = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/i;
const WITH_FOUR = /^(CLF|UYW)$/i;

/** Decimals of a currency, by its code in any case: 0 for JPY, 3 for KWD, 2 for INR and whatever is unknown. */
export function currencyExponent(currency: string): number {
  if (WITHOUT_DECIMALS.test(currency)) return 0;
  if (WITH_THREE.test(currency)) return 3;
  return WITH_FOUR.test(currency) ? 4 : 2;
}

/** One text in as many forms as its language has plural categories. */
export type PluralForms = {readonly other: string} & {readonly [form in Intl.LDMLPluralRule]?: string};

/** The form for `n`, with `{n}` still in it. `other` where the language's own form is missing. */
export const plural = (forms: PluralForms, n: number, locale: string): string =>
  forms[new Intl.PluralRules(locale).select(n)] ?? forms.other;

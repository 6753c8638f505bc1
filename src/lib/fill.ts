const HOLE = /\{(\w+)\}/;

/**
 * A text cut at its placeholders, with the values in between: `fill('Pay {amount}', {amount: x})` is
 * `['Pay ', x]`. What comes out goes into a template as text parts, so no value can become markup. A
 * placeholder without a value stays as it is written.
 */
export function fill<Value>(text: string, values: Readonly<Record<string, Value>>): (string | Value)[] {
  return text
    .split(HOLE)
    .map((piece, index) =>
      index % 2 === 0 ? piece : Object.hasOwn(values, piece) ? values[piece] : `{${piece}}`,
    )
    .filter((piece): piece is string | Value => piece !== '' && piece !== undefined);
}

/** The same as one string: for names that screen readers say. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return fill(text, values).join('');
}

export type FormFields = Readonly<Record<string, string>>;

/**
 * Sends fields by POST.
 *
 * @param target - The name of a window or a frame, or `_self`.
 */
export function submitForm(url: string, fields: FormFields, target: string) {
  const form = document.createElement('form');
  Object.assign(form, {method: 'post', action: url, target, acceptCharset: 'utf-8', hidden: true});
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    Object.assign(input, {type: 'hidden', name, value});
    form.append(input);
  }
  document.body.append(form);
  // A field may be called "submit" and hide the method.
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
}

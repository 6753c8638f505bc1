import {PayError} from '../errors.js';

/** What a merchant's code must change. For layers that do not know `PayError` itself. */
export const configInvalid = (field: string, message: string) =>
  new PayError('config-invalid', message, {field});

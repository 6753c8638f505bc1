import {PayError} from '../errors.js';

/** What ends a session before a payment came to be. */
export function asFatal(cause: unknown): PayError {
  if (!(cause instanceof PayError)) {
    return new PayError('challenge-invalid', 'The challenge could not be read.', {fatal: true, cause});
  }
  return cause.fatal ? cause : new PayError(cause.code, cause.message, {...cause, fatal: true, cause});
}

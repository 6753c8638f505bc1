import {PayError} from '../errors.js';

/** What ends a session before a payment came to be; or what does not, once there is one. */
export function asFatal(cause: unknown, fatal = true): PayError {
  if (!(cause instanceof PayError)) {
    return new PayError('challenge-invalid', 'The challenge could not be read.', {fatal, cause});
  }
  return cause.fatal === fatal ? cause : new PayError(cause.code, cause.message, {...cause, fatal, cause});
}

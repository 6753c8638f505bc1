/**
 * Reads a one-time code from an incoming message where the browser can (WebOTP).
 * It only fills the field: the shopper still confirms. Nothing is kept after the
 * screen is gone.
 */
export class CodeReader {
  readonly #onCode: () => void;
  #life: AbortController | undefined;
  #code: string | undefined;

  constructor(onCode: () => void) {
    this.#onCode = onCode;
  }

  get code(): string | undefined {
    return this.#code;
  }

  /** Starts or stops waiting for a message. */
  listen(isWanted: boolean) {
    if (!isWanted) {
      this.#life?.abort();
      this.#life = undefined;
      this.#code = undefined;
      return;
    }
    if (this.#life || !('OTPCredential' in globalThis)) return;
    this.#life = new AbortController();
    const {signal} = this.#life;
    const options = {otp: {transport: ['sms']}, signal} as CredentialRequestOptions;
    navigator.credentials.get(options).then(
      (credential) => {
        const code: unknown = credential && 'code' in credential ? credential.code : undefined;
        if (signal.aborted || typeof code !== 'string') return;
        this.#code = code;
        this.#onCode();
      },
      () => {},
    );
  }
}

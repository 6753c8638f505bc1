import type {ReactiveControllerHost} from 'lit';

type Host = Pick<ReactiveControllerHost, 'addController'> & {readonly renderRoot: ParentNode};
type Reader = Pick<CredentialsContainer, 'get'>;

/**
 * Reads a one-time code from an incoming message where the browser can (WebOTP), while the field for it is on the
 * screen. It only fills what nobody has typed in: the shopper still confirms.
 */
export function readCodes(
  host: Host,
  reader: Reader | undefined = 'OTPCredential' in globalThis ? navigator.credentials : undefined,
) {
  let life: AbortController | undefined;
  const field = () => host.renderRoot.querySelector('[part=code]');
  const hostDisconnected = () => {
    life?.abort();
    life = undefined;
  };
  const hostUpdated = () => {
    if (!field()) hostDisconnected();
    else if (reader && !life) {
      life = new AbortController();
      const {signal} = life;
      reader.get({otp: {transport: ['sms']}, signal} as CredentialRequestOptions).then(
        (credential) => {
          const isRead = !signal.aborted && credential && 'code' in credential;
          if (isRead) field()?.setAttribute('value', `${credential.code}`);
        },
        () => {},
      );
    }
  };
  host.addController({hostUpdated, hostDisconnected});
}

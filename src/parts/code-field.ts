import type {ReactiveControllerHost} from 'lit';

type Host = Pick<ReactiveControllerHost, 'addController'> & {readonly renderRoot: ParentNode};
type Reader = Pick<CredentialsContainer, 'get'>;

/**
 * Looks after the field for a one-time code while it is on the screen: reads the code from an incoming message
 * where the browser can (WebOTP), and keeps a phone's keyboard from covering the sheet. A code that was read only
 * fills what nobody has typed in: the shopper still confirms.
 */
export function tendCodeField(
  host: Host,
  reader: Reader | undefined = 'OTPCredential' in globalThis ? navigator.credentials : undefined,
) {
  let life: AbortController | undefined;
  const view = window.visualViewport;
  const find = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
  const raise = (pixels: number) =>
    find('dialog')?.style.setProperty('--_keyboard', `${Math.max(0, Math.round(pixels))}px`);
  const fit = () => raise(view && view.scale < 1.01 ? innerHeight - view.height - view.offsetTop : 0);

  function begin() {
    life = new AbortController();
    const {signal} = life;
    view?.addEventListener('resize', fit, {signal});
    view?.addEventListener('scroll', fit, {signal});
    const options = {otp: {transport: ['sms']}, signal} as CredentialRequestOptions;
    reader?.get(options).then(
      (credential) => {
        const isRead = !signal.aborted && credential && 'code' in credential;
        if (isRead) find('[part=code]')?.setAttribute('value', `${credential.code}`);
      },
      () => {},
    );
  }

  function end() {
    if (life) raise(0);
    life?.abort();
    life = undefined;
  }

  host.addController({
    hostUpdated() {
      if (!find('[part=code]')) end();
      else if (!life) begin();
    },
    hostDisconnected: end,
  });
}

import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {emulateMedia, executeServerCommand, setViewport} from '@web/test-runner-commands';
import type {Scene} from '../../demo/scenes.js';
import {scenes} from '../../demo/scenes.js';
import {qrPath} from '../../src/lib/qr-path.js';
import {tendCodeField} from '../../src/parts/code-field.js';
import type {TestSurface} from './surface-harness.js';
import {show, within} from './surface-harness.js';

describe('codes on the surface', () => {
  afterEach(async () => {
    await emulateMedia({reducedMotion: 'no-preference'});
    await setViewport({width: 800, height: 600});
  });

  it('A11Y-13: one field for the code, read in any script, sent when the shopper says so', async () => {
    const surface = await show('otp');
    const input = within(surface, 'input')[0] as HTMLInputElement;
    expect(input.labels?.[0]?.textContent).to.equal('One-time code');
    expect(input.maxLength).to.equal(-1);
    for (const [name, value] of Object.entries({
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      spellcheck: 'false',
      autocapitalize: 'off',
    })) {
      expect(input.getAttribute(name)).to.equal(value);
    }
    input.value = '১২৩ ৪৫৬';
    expect(surface.acts).to.deep.equal([]);
    surface.named('Confirm payment').click();
    expect(surface.acts).to.deep.equal([{type: 'submit-code', code: '123456'}]);
  });

  it('A11Y-14: says next to the field what is wrong, and how many tries are left', async () => {
    const surface = await show('otp-wrong');
    const input = within(surface, 'input')[0]!;
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    const described = input.getAttribute('aria-describedby')!.split(' ');
    expect(within(surface, `#${described[0]}`)[0]?.textContent).to.equal(
      'That code is not right. 2 tries left.',
    );
    expect(surface.text).to.include('Send a new code in 0:24');
  });

  it('A11Y-17: a code that the phone read fills the field, and never what was typed', async () => {
    const surface = await show('otp');
    const input = within(surface, 'input')[0] as HTMLInputElement;
    const asked: {code: (code: string) => void; signal: AbortSignal | undefined}[] = [];
    const get = (options?: CredentialRequestOptions) =>
      new Promise<Credential>((resolve) => {
        const code = (code: string) => resolve({id: '', type: 'otp', code} as Credential);
        asked.push({code, signal: options?.signal});
      });
    tendCodeField(surface, {get});
    const draw = async (scene: Scene) => {
      surface.scene = scene;
      await surface.updateComplete;
      await nextFrame();
    };
    await draw({...scenes.otp!});
    await draw({...scenes.otp!});
    expect(asked).to.have.length(1);
    asked[0]!.code('4711');
    await nextFrame();
    expect(input.value).to.equal('4711');

    await draw(scenes.confirming!);
    expect(asked[0]!.signal?.aborted).to.equal(true);
    await draw(scenes.otp!);
    const anew = within(surface, 'input')[0] as HTMLInputElement;
    expect(anew.value).to.equal('');
    anew.value = '1';
    asked[1]!.code('0815');
    await nextFrame();
    expect(anew.value).to.equal('1');
    expect(surface.acts).to.deep.equal([]);
    surface.remove();
    expect(asked[1]!.signal?.aborted).to.equal(true);
  });

  it('a code on its way is not sent twice', async () => {
    const surface = await show('otp-sending');
    surface.named('Checking the code').click();
    expect(surface.acts).to.deep.equal([]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`A11Y-08, A11Y-09: the code reads from the screen in ${theme}, and has a name`, async () => {
      await emulateMedia({reducedMotion: 'reduce'});
      await setViewport({width: 480, height: 720});
      const link = 'upi://pay?pa=demo@example&am=123456.00';
      const code = qrPath(link);
      const surface = await fixture<TestSurface>(html`
        <test-surface theme=${theme} .scene=${{...scenes['upi-qr']!, context: {qr: code}}}></test-surface>
      `);
      await nextFrame();
      await nextFrame();
      expect(await executeServerCommand('decode-qr')).to.deep.equal({text: link});
      expect(within(surface, '[role=img]')[0]?.getAttribute('aria-label')).to.equal(
        'UPI QR code for ₹1,23,456.00 to Chai Point',
      );
    });
  }

  it('REL-40, REL-41: no code where it is too long or over, but the link to copy', async () => {
    const long = await show('upi-qr-too-long');
    expect(within(long, 'svg[part=qr]')).to.have.length(0);
    expect(long.named('Copy link')).to.not.equal(undefined);
    expect(within(await show('overdue-renew'), 'svg[part=qr]')).to.have.length(0);
  });
});

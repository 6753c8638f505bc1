import {expect, fixture, fixtureCleanup, html, nextFrame} from '@open-wc/testing';
import {emulateMedia, executeServerCommand, setViewport} from '@web/test-runner-commands';
import type {Scene} from '../../demo/scenes.js';
import {scenes} from '../../demo/scenes.js';
import type {CheckedImageUrl} from '../../src/input/checked-url.js';
import {qrPath} from '../../src/lib/qr-path.js';
import {tendCodeField} from '../../src/parts/code-field.js';
import {focusStart} from '../../src/parts/focus.js';
import {warnOfContrast} from '../../src/parts/warn-of-contrast.js';
import type {Act} from '../../src/session/state.js';
import {en} from '../../src/text/en.js';
import type {ViewContext} from '../../src/view/context.js';
import {axeProblems} from '../tools/axe.js';
import {hostile} from './hostile.js';
import type {TestSurface} from './surface-harness.js';
import './surface-harness.js';

const show = (name: string, more: Partial<ViewContext> = {}, change: Partial<Scene> = {}) =>
  fixture<TestSurface>(
    html`<test-surface .scene=${{...scenes[name]!, ...change}} .more=${more}></test-surface>`,
  );

/** All screens on one page: axe looks at fifty as fast as at one. */
const showAll = (theme: string, more: Partial<ViewContext>) =>
  fixture<HTMLElement>(html`
    <div>
      ${Object.entries(scenes)
        .filter(([, {screen}]) => screen.name !== 'page' || !screen.step.startsWith('frame'))
        .map(
          ([name, scene]) =>
            html`<test-surface id=${name} theme=${theme} .scene=${scene} .more=${more}></test-surface>`,
        )}
    </div>
  `);

const surfaces = (root: Element) => [...root.querySelectorAll<TestSurface>('test-surface')];
const within = (surface: TestSurface, selector: string) => [
  ...surface.renderRoot.querySelectorAll<HTMLElement>(selector),
];

/** WebKit has no such mode. */
const hasForcedColors = CSS.supports('forced-color-adjust', 'none');

async function forceColors(forcedColors: 'active' | 'none') {
  if (hasForcedColors) await emulateMedia({forcedColors});
}

describe('the surface', () => {
  afterEach(async () => {
    await emulateMedia({reducedMotion: 'no-preference'});
    await forceColors('none');
    await setViewport({width: 800, height: 600});
  });

  // first of all: WebKit looks at a media query of an adopted sheet only once in a page
  it('A11Y-07: nothing moves for those who asked for less motion', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    const surface = await show('page-open');
    for (const one of within(surface, '*')) expect(getComputedStyle(one).animationName).to.equal('none');
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const dir of ['ltr', 'rtl'] as const) {
      it(`A11Y-29: axe finds nothing on any screen, ${theme}, ${dir}`, async () => {
        await emulateMedia({reducedMotion: 'reduce'});
        const all = await showAll(theme, {dir});
        expect(await axeProblems(all)).to.deep.equal([]);
      }).timeout(60_000);
    }
  }

  it('A11Y-01, A11Y-24: every screen is named by its one visible title', async () => {
    for (const surface of surfaces(await showAll('light', {}))) {
      const titles = within(surface, '#title');
      expect(titles.length, surface.id).to.equal(1);
      expect(titles[0]?.localName, surface.id).to.equal('h2');
      expect(getComputedStyle(titles[0]!).visibility, surface.id).to.equal('visible');
    }
  });

  it('A11Y-21: in forced colours the loud button has the colours of the system, and a note is no button', async () => {
    await forceColors('active');
    const surface = await show('otp-wrong');
    const [loud] = within(surface, '.primary');
    const [note] = within(surface, 'p.quiet');
    expect(getComputedStyle(note!).borderTopStyle).to.equal('none');
    loud!.style.outlineColor = 'Highlight';
    const {backgroundColor, outlineColor} = getComputedStyle(loud!);
    if (hasForcedColors) expect(backgroundColor).to.equal(outlineColor);
  });

  it('numbers the steps in the digits of the countdown', async () => {
    const steps = async (locale: string) =>
      within(await show('approval', {locale}), '.steps li').map(
        (step) => getComputedStyle(step, '::before').content + step.getAttribute('data-step'),
      );
    expect((await steps('en')).join()).to.match(/1,.*2,.*3$/);
    expect((await steps('bn')).join()).to.match(/১,.*২,.*৩$/);
    expect((await steps('bn-u-nu-latn')).join()).to.match(/1,.*2,.*3$/);
    expect((await steps('bn')).join()).not.to.contain('none');
  });

  it('gives letters that stand higher and hang lower more room, in every language that has them', async () => {
    const lineHeight = async (locale: string, selector: string) => {
      const {fontSize, lineHeight} = getComputedStyle(within(await show('overdue', {locale}), selector)[0]!);
      return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
    };
    for (const locale of ['en', 'es', 'fr', 'pt-BR', 'id']) {
      expect(await lineHeight(locale, 'p'), locale).to.be.closeTo(1.45, 0.02);
      expect(await lineHeight(locale, 'h2'), locale).to.be.closeTo(1.3, 0.02);
    }
    for (const locale of 'ar bn gu hi kn ml mr ne pa si ta te'.split(' ')) {
      expect(await lineHeight(locale, 'p'), locale).to.be.closeTo(1.65, 0.02);
      expect(await lineHeight(locale, 'h2'), locale).to.be.closeTo(1.5, 0.02);
    }
    expect(await lineHeight('ur', 'p')).to.be.closeTo(1.9, 0.02);
  });

  it('A11Y-02: a new screen has a place for the focus, and it is no way out', async () => {
    for (const surface of surfaces(await showAll('light', {}))) {
      focusStart(within(surface, '.panel')[0]!);
      const focused = surface.shadowRoot?.activeElement;
      const wayOn = {'page-blocked': 'a.primary', 'page-blocked-form': 'button.primary'}[surface.id];
      expect(focused?.matches(wayOn ?? (surface.id.startsWith('otp') ? 'input' : 'h2')), surface.id).to.equal(
        true,
      );
      expect(focused?.closest('[inert]'), surface.id).to.equal(null);
    }
  });

  it('one action is loud at most, and targets are 48 pixels high (A11Y-10)', async () => {
    for (const surface of surfaces(await showAll('light', {}))) {
      const isFront = (one: HTMLElement) => one.closest('[inert]') === null;
      expect(within(surface, '.primary').filter(isFront).length, surface.id).to.be.at.most(1);
      for (const one of within(surface, 'button, a, summary, input').filter(isFront)) {
        const {width, height} = one.getBoundingClientRect();
        const least = one.matches('.close') ? 44 : one.matches('.link') ? 36 : 48;
        if (one.getClientRects().length > 0 && !one.closest('details:not([open])')) {
          expect(Math.min(width, height), `${surface.id}: ${one.textContent}`).to.be.at.least(
            Math.min(least, 44) - 8,
          );
          // Engines lay out in fractions of a pixel: 47.9995 is 48.
          expect(Math.round(height * 100) / 100, `${surface.id}: ${one.textContent}`).to.be.at.least(least);
        }
      }
    }
  });

  it('buttons that stand one below the other are 8 pixels apart, also where a form ends with one', async () => {
    for (const name of ['page-lost', 'otp', 'otp-wrong', 'otp-too-many']) {
      const boxes = within(await show(name), '.button').map((one) => one.getBoundingClientRect());
      expect(boxes.length, name).to.be.at.least(2);
      for (const [index, {top}] of boxes.entries()) {
        const above = boxes[index - 1];
        if (above) expect(top - above.bottom, `${name}, ${index}`).to.be.closeTo(8, 0.1);
      }
    }
  });

  it('A11Y-11, I18N-07: nothing is cut off at 320 pixels, with long texts and wide spacing', async () => {
    await setViewport({width: 320, height: 640});
    const long = Object.fromEntries(
      Object.entries(en).map(([key, text]) => [key, typeof text === 'string' ? `${text} ${text}` : text]),
    ) as typeof en;
    const all = await showAll('light', {
      texts: long,
      merchantName: 'Ein sehr langer Name'.repeat(4),
      reference: 'x'.repeat(64),
    });
    all.style.cssText = 'letter-spacing: 0.12em; word-spacing: 0.16em; line-height: 1.5';
    for (const surface of surfaces(all)) {
      const {clientWidth, scrollWidth} = surface.renderRoot.querySelector('.panel')!;
      expect(scrollWidth, surface.id).to.be.at.most(clientWidth);
    }
  });

  it('A11Y-05, A11Y-06: the live regions are there from the start, and the countdown keeps quiet', async () => {
    const surface = await show('upi-qr', {said: {polite: 'a', alert: 'b'}});
    expect(within(surface, '[role=status]').map((one) => one.textContent)).to.include('a');
    expect(within(surface, '[role=alert]')[0]?.textContent).to.equal('b');
    expect(within(surface, '[role=timer]')[0]?.getAttribute('aria-live')).to.equal('off');
  });

  it('the amount keeps its place from screen to screen', async () => {
    const surface = await show('preparing');
    const place = () => {
      const {top, left} = within(surface, '.amount')[0]!.getBoundingClientRect();
      return `${top - surface.getBoundingClientRect().top} ${left}`;
    };
    const first = place();
    for (const [name, scene] of Object.entries(scenes)) {
      surface.scene = scene;
      await surface.updateComplete;
      expect(place(), name).to.equal(first);
    }
  });

  it('sends what the shopper does', async () => {
    const wanted: [string, string, Act['type']][] = [
      ['not-started', 'Try again', 'retry'],
      ['not-started', 'Close', 'close'],
      ['choosing-back', 'Back', 'back'],
      ['page-ready', 'Continue to payment', 'open-page'],
      ['page-open', 'Show the payment window', 'show-window'],
      ['page-open', 'I have paid', 'paid'],
      ['page-open', 'Other ways', 'other-ways'],
      ['page-blocked', 'Continue to payment', 'page-link'],
      ['page-blocked-form', 'Continue to payment', 'page-link'],
      ['page-blocked', 'Cancel', 'close'],
      ['page-lost', 'Open it again', 'open-page'],
      ['page-frame-slow', 'Open in a new window', 'page-link'],
      ['upi-qr-phone', 'Another app', 'show-apps'],
      ['upi-apps', 'Any UPI app', 'open-app'],
      ['upi-apps', 'Pay from another device', 'show-qr'],
      ['upi-launched', 'Open PhonePe again', 'open-app'],
      ['upi-not-opened', 'Show QR code', 'show-qr'],
      ['approval', 'I have approved', 'paid'],
      ['otp', 'Send a new code', 'resend-code'],
      ['confirming-back', 'I have not paid yet', 'back'],
      ['overdue-renew', 'Get a new code', 'retry'],
      ['received', 'Done', 'done'],
      ['attempt-failed', 'Try again', 'retry'],
      ['succeeded', 'Back to Chai Point', 'done'],
      ['failed', 'Other ways', 'other-ways'],
      ['expired', 'Get a new code', 'retry'],
      ['expired-page', 'Try again', 'retry'],
      ['unclear', 'Check again', 'paid'],
      ['leave', 'Keep waiting', 'stay'],
      ['leave', 'Leave and cancel', 'leave'],
    ];
    for (const [name, label, type] of wanted) {
      const surface = await show(name);
      surface.named(label).click();
      expect(
        surface.acts.map((act) => act.type),
        `${name}: ${label}`,
      ).to.deep.equal([type]);
      fixtureCleanup();
    }
    const surface = await show('choosing');
    within(surface, '.way')[2]!.click();
    expect(surface.acts).to.deep.equal([{type: 'choose', index: 2}]);
  });

  it('the way to a blocked page is a real link that keeps the referrer and no opener', async () => {
    const link = (await show('page-blocked')).named('Continue to payment');
    expect(link.getAttribute('href')).to.equal('https://payment.example/execute/b321');
    expect(link.getAttribute('target')).to.equal('_blank');
    expect(link.getAttribute('rel')).to.equal('noopener');
    expect(link.getAttribute('referrerpolicy')).to.equal('strict-origin-when-cross-origin');

    const form = (await show('page-blocked-form')).named('Continue to payment').closest('form')!;
    expect(form.getAttribute('method')).to.equal('post');
    expect([...new FormData(form)]).to.deep.equal([['a', '1']]);
  });

  it('under a question the screen is out of reach, and keeps what was typed', async () => {
    const surface = await show('otp');
    const input = within(surface, 'input')[0] as HTMLInputElement;
    input.value = '12';
    surface.scene = {...scenes.otp!, open: {leave: 'asking'}};
    await surface.updateComplete;
    expect(input.closest('[inert]')).to.not.equal(null);
    surface.scene = scenes.otp!;
    await surface.updateComplete;
    expect(within(surface, 'input')[0]).to.equal(input);
    expect(input.value).to.equal('12');
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

  it('A11Y-18, I18N-20: speaks its language in its direction, and leaves hosts and addresses alone', async () => {
    const surface = await show('upi-qr', {locale: 'ar', dir: 'rtl', merchantName: 'shop\u202Egpj.exe'});
    const root = within(surface, '.surface')[0]!;
    expect([root.lang, root.dir]).to.deep.equal(['ar', 'rtl']);
    expect(getComputedStyle(root).direction).to.equal('rtl');
    for (const text of ['demo@example', '₹1,23,456.00', 'shop\u202Egpj.exe']) {
      const found = within(surface, 'bdi').filter((one) => one.textContent === text);
      expect(found.length, `SEC-14: ${text}`).to.be.at.least(1);
    }
  });

  it('SEC-11: foreign text stays text, whatever stands in it', async () => {
    const tags = (surface: TestSurface) => new Set(within(surface, '*').map((one) => one.localName));
    for (const name of [
      'choosing',
      'upi-qr',
      'upi-launched',
      'approval',
      'otp',
      'succeeded',
      'page-framed',
    ]) {
      const scene = scenes[name]!;
      const plain = tags(await show(name));
      for (const text of hostile) {
        const surface = await show(
          name,
          {
            merchantName: text,
            description: text,
            reference: text,
            payee: {address: text, name: text},
          },
          {screen: {...scene.screen, ...('hint' in scene.screen && {hint: text})} as Scene['screen']},
        );
        expect(within(surface, '[part=merchant]')[0]!.textContent).to.equal(text);
        for (const tag of tags(surface)) expect(plain.has(tag), `${name}: <${tag}>`).to.equal(true);
        fixtureCleanup();
      }
    }
    expect((window as {xss?: unknown}).xss).to.equal(undefined);
  }).timeout(30_000);

  it('I18N-06, SEC-11: so do texts that a merchant wrote', async () => {
    for (const text of hostile.filter((one) => !one.startsWith('{m'))) {
      const surface = await show('succeeded', {
        texts: {...en, succeeded: text, succeededText: text, done: text},
      });
      expect(within(surface, 'h2')[0]!.textContent).to.equal(text);
      expect(within(surface, 'img, script, iframe')).to.have.length(0);
      fixtureCleanup();
    }
  });

  it('SEC-13: pictures that were let in are shown without a referrer, and our own sign where there is none', async () => {
    const icons = ['https://shop.example/a.png', '/own/path.svg', undefined] as (
      | CheckedImageUrl
      | undefined
    )[];
    const options = icons.map((icon) => ({
      label: 'x',
      ...(icon && {icon}),
      challenge: {kind: 'approval'} as const,
    }));
    const surface = await show('choosing', {}, {screen: {name: 'choosing', canGoBack: false, options}});
    const pictures = within(surface, 'img') as HTMLImageElement[];
    expect(pictures.map((one) => one.getAttribute('src'))).to.deep.equal(icons.slice(0, 2));
    expect(pictures[0]!.referrerPolicy).to.equal('no-referrer');
    expect(within(surface, '.tile').map((one) => one.childElementCount)).to.deep.equal([1, 1, 1]);
  });

  it('an accent alone re-brands: what stands on it can be read, whatever it is', async () => {
    const surface = await show('page-open');
    for (const [accent, text] of [
      ['#ffe14d', 0],
      ['#0b5d3b', 255],
      ['#000', 255],
      ['#fff', 0],
      ['#808080', 0],
    ] as const) {
      surface.style.setProperty('--pay-accent', accent);
      const canvas = document.createElement('canvas').getContext('2d')!;
      canvas.fillStyle = getComputedStyle(surface.named('Show the payment window')).color;
      canvas.fillRect(0, 0, 1, 1);
      expect([...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)], accent).to.deep.equal([text, text, text]);
    }
  });

  it('A11Y-09: colours of a merchant that are hard to read are told to the console, once', async () => {
    const told: string[] = [];
    const {warn} = console;
    console.warn = (text: string) => told.push(text);
    try {
      const fine = await show('page-open');
      warnOfContrast(within(fine, '.panel')[0]!);
      expect(told).to.deep.equal([]);

      const surface = await show('page-open');
      surface.style.setProperty('--pay-muted', '#bbb');
      for (let times = 0; times < 2; times++) warnOfContrast(within(surface, '.panel')[0]!);
      expect(told).to.have.length(1);
      expect(told[0]).to.include('--pay-muted').and.include('1.9:1');
    } finally {
      console.warn = warn;
    }
  });
});

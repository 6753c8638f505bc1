import {expect, fixtureCleanup} from '@open-wc/testing';
import type {Scene} from '../../demo/scenes.js';
import {scenes} from '../../demo/scenes.js';
import type {CheckedImageUrl} from '../../src/input/checked-url.js';
import {en} from '../../src/text/en.js';
import {hostile} from './hostile.js';
import type {TestSurface} from './surface-harness.js';
import {show, within} from './surface-harness.js';

describe('the words on the surface', () => {
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
});

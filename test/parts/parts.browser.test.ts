import {expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {LitElement, render} from 'lit';
import {definePart} from '../../src/define-part.js';
import {activeElement} from '../../src/parts/focus.js';
import {PayCopyButton} from '../../src/parts/pay-copy-button.js';
import {PayFrame} from '../../src/parts/pay-frame.js';
import {createPresenter} from '../../src/presenter.js';
import {checkout} from '../../src/style/checkout.js';
import {front} from '../../src/style/front.js';
import {shell} from '../../src/style/shell.js';
import {tokens} from '../../src/style/tokens.js';

definePart('pay-copy-button', PayCopyButton);
definePart('pay-frame', PayFrame);

/** A host as the checkout is one: a trigger and a dialog in its shadow root. */
class DialogHost extends LitElement {
  static override styles = [tokens, shell, front, checkout];

  asked = 0;
  anchor: HTMLElement = this;
  readonly presenter = createPresenter(this, () => this.asked++);

  open() {
    this.presenter.present(this.dialog);
  }

  giveUpPopover() {}

  get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  get trigger(): HTMLElement {
    return this.renderRoot.querySelector('button')!;
  }

  protected override render() {
    return html`
      <button>Pay</button>
      <dialog class="panel" aria-labelledby="title">
        <button id="close">Close</button>
        <h2 id="title" tabindex="-1" data-start>Pay here</h2>
        <input />
      </dialog>
    `;
  }
}
customElements.define('dialog-host', DialogHost);

const dialogHost = () => fixture<DialogHost>(html`<dialog-host></dialog-host>`);

const focused = () => activeElement()?.id || activeElement()?.localName;

describe('the dialog', () => {
  beforeEach(() => emulateMedia({reducedMotion: 'reduce'}));
  afterEach(() => setViewport({width: 800, height: 600}));

  it('A11Y-01, A11Y-02: opens modally, at its title', async () => {
    const host = await dialogHost();
    host.open();
    expect(host.dialog.matches(':modal')).to.equal(true);
    expect(focused()).to.equal('title');
    host.presenter.dismiss();
  });

  it('A11Y-03: Escape asks, as often as it is pressed, and never closes', async () => {
    const host = await dialogHost();
    host.open();
    for (let times = 1; times <= 3; times++) {
      await sendKeys({press: 'Escape'});
      expect(host.asked).to.equal(times);
      expect(host.dialog.open).to.equal(true);
    }
    host.dialog.focus();
    host.dialog.querySelector('input')!.focus();
    await sendKeys({press: 'Escape'});
    expect(host.asked).to.equal(4);
    host.presenter.dismiss();
    expect(host.dialog.open).to.equal(false);
    await sendKeys({press: 'Escape'});
    expect(host.asked).to.equal(4);
  });

  it('hides its Escape from a dialog of the page', async () => {
    const host = await dialogHost();
    let heard = 0;
    const count = (event: KeyboardEvent) => {
      if (event.key === 'Escape') heard++;
    };
    document.addEventListener('keydown', count, true);
    host.open();
    await sendKeys({press: 'Escape'});
    host.presenter.dismiss();
    document.removeEventListener('keydown', count, true);
    expect(heard).to.equal(0);
  });

  it('stays open when something else closes it', async () => {
    const host = await dialogHost();
    host.open();
    host.dialog.close();
    await nextFrame();
    await nextFrame();
    expect(host.dialog.matches(':modal')).to.equal(true);
    host.presenter.dismiss();
    await nextFrame();
    await nextFrame();
    expect(host.dialog.open).to.equal(false);
  });

  it('A11Y-04: gives the focus back, or to the fallback if the opener is gone', async () => {
    const host = await dialogHost();
    host.trigger.focus();
    host.open();
    host.presenter.dismiss();
    expect(activeElement()).to.equal(host.trigger);

    const other = await fixture<HTMLButtonElement>(html`<button id="other">Open</button>`);
    other.focus();
    host.anchor = host.trigger;
    host.open();
    other.remove();
    host.presenter.dismiss();
    expect(activeElement()).to.equal(host.trigger);
  });

  it('A11Y-03: Tab stays inside, both ways', async () => {
    const host = await dialogHost();
    await fixture(html`<button id="outside">Outside</button>`);
    host.open();
    for (const press of [...Array<string>(5).fill('Tab'), ...Array<string>(5).fill('Shift+Tab')]) {
      await sendKeys({press});
      expect(focused()).to.not.equal('outside');
    }
    host.presenter.dismiss();
  });

  it('A11Y-26: keeps the page from scrolling, and gives it back as it was', async () => {
    const {style} = document.documentElement;
    style.overflow = 'clip';
    const host = await dialogHost();
    for (let times = 0; times < 2; times++) {
      host.open();
      expect(style.overflow).to.equal('hidden');
      host.presenter.dismiss();
      expect(style.overflow).to.equal('clip');
      host.presenter.dismiss();
    }
    style.overflow = '';
  });

  it('A11Y-26: the page does not jump', async () => {
    const tall = await fixture<HTMLElement>(html`<div><p id="mark">x</p></div>`);
    tall.style.height = '3000px';
    const host = await dialogHost();
    const place = () => tall.getBoundingClientRect().width;
    const before = place();
    host.open();
    expect(place()).to.equal(before);
    host.presenter.dismiss();
    expect(place()).to.equal(before);
  });

  it('works on a page that a dialog library has switched off', async () => {
    document.body.style.pointerEvents = 'none';
    const wrapper = await fixture<HTMLElement>(
      html`<div inert aria-hidden="true"><dialog-host></dialog-host></div>`,
    );
    const host = wrapper.querySelector<DialogHost>('dialog-host')!;
    await host.updateComplete;
    host.open();
    expect(getComputedStyle(host.dialog).pointerEvents).to.equal('auto');
    host.dialog.querySelector('input')!.focus();
    await sendKeys({type: 'abc'});
    expect(host.dialog.querySelector('input')!.value).to.equal('abc');
    host.presenter.dismiss();
    document.body.style.pointerEvents = '';
  });

  it('REL-33, REL-34: moved it is open again; removed it leaves nothing behind', async () => {
    const host = await dialogHost();
    const place = await fixture<HTMLElement>(html`<div></div>`);
    host.open();
    place.append(host);
    expect(host.dialog.matches(':modal')).to.equal(true);
    host.remove();
    expect(host.dialog.open).to.equal(false);
    expect(document.documentElement.style.overflow).to.equal('');
    await sendKeys({press: 'Escape'});
    expect(host.asked).to.equal(0);
  });

  it('is a sheet on phones and stays in the window, even in a tiny one', async () => {
    const host = await dialogHost();
    for (const [width, height] of [
      [360, 640],
      [320, 256],
      [800, 360],
      [1280, 800],
    ] as const) {
      await setViewport({width, height});
      host.open();
      await nextFrame();
      const {top, bottom, left, right} = host.dialog.getBoundingClientRect();
      expect(top, `${width}`).to.be.at.least(0);
      expect(bottom, `${width}`).to.be.at.most(height);
      if (width < 480) expect([left, right, Math.round(bottom)]).to.deep.equal([0, width, height]);
      else expect(Math.round(right - left)).to.equal(400);
      host.presenter.dismiss();
    }
  });

  it('its first frame is opaque: only its place moves', async () => {
    await emulateMedia({reducedMotion: 'no-preference'});
    const host = await dialogHost();
    host.open();
    expect(getComputedStyle(host.dialog).opacity).to.equal('1');
    host.presenter.dismiss();
  });
});

/** A button with a surface beside it. */
class PopoverHost extends LitElement {
  static override styles = [tokens, shell, front, checkout];

  asked = 0;
  anchor: HTMLElement = this;
  readonly presenter = createPresenter(this, () => this.asked++);

  async open(anchor: HTMLElement) {
    this.anchor = anchor;
    this.presenter.present(this.panel);
    await waitUntil(() => this.panel.matches(':popover-open'));
  }

  giveUpPopover() {}

  get panel(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.panel')!;
  }

  protected override render() {
    return html`
      <button>Pay</button>
      <div class="panel" role="dialog" aria-labelledby="title" popover="manual">
        <h2 id="title" tabindex="-1" data-start>Pay here</h2>
        <button id="inside">Inside</button>
      </div>
    `;
  }
}
customElements.define('popover-host', PopoverHost);

describe('the popover', () => {
  it('stands beside its button, in the window, and gives the focus back', async () => {
    await setViewport({width: 1000, height: 700});
    const host = await fixture<PopoverHost>(html`<popover-host></popover-host>`);
    const trigger = host.renderRoot.querySelector('button')!;
    trigger.focus();
    await host.open(trigger);
    await nextFrame();
    await nextFrame();
    const {top, left, right, bottom} = host.panel.getBoundingClientRect();
    expect(host.panel.matches(':popover-open')).to.equal(true);
    expect(focused()).to.equal('title');
    expect(Math.round(top - trigger.getBoundingClientRect().bottom)).to.equal(8);
    expect(left).to.be.at.least(8);
    expect(right).to.be.at.most(992);
    expect(bottom).to.be.at.most(700);

    await sendKeys({press: 'Escape'});
    expect([host.asked, host.panel.matches(':popover-open')]).to.deep.equal([1, true]);
    host.presenter.dismiss();
    expect(host.panel.matches(':popover-open')).to.equal(false);
    expect(activeElement()).to.equal(trigger);
    await setViewport({width: 800, height: 600});
  });

  it('stays beside its button, whatever scrolls or grows', async () => {
    await setViewport({width: 1000, height: 700});
    const page = await fixture<HTMLElement>(html`
      <div style="block-size: 2000px">
        <div class="banner"></div>
        <div class="app"></div>
      </div>
    `);
    // The shop's own component, which scrolls inside its shadow tree.
    const app = page.querySelector<HTMLElement>('.app')!.attachShadow({mode: 'open'});
    render(
      html`
        <div class="scroller" style="block-size: 300px; overflow: auto">
          <div style="block-size: 1000px; padding-block-start: 100px"><popover-host></popover-host></div>
        </div>
      `,
      app,
    );
    const host = app.querySelector<PopoverHost>('popover-host')!;
    await host.updateComplete;
    const trigger = host.renderRoot.querySelector('button')!;
    await host.open(trigger);
    const gap = async () => {
      for (let frames = 0; frames < 4; frames++) await nextFrame();
      return Math.round(host.panel.getBoundingClientRect().top - trigger.getBoundingClientRect().bottom);
    };
    expect(await gap()).to.equal(8);
    scrollTo(0, 40);
    expect(await gap()).to.equal(8);
    app.querySelector('.scroller')!.scrollTop = 60;
    expect(await gap()).to.equal(8);
    page.querySelector<HTMLElement>('.banner')!.style.blockSize = '50px';
    page.style.blockSize = '2050px';
    expect(await gap()).to.equal(8);
    trigger.style.blockSize = '80px';
    expect(await gap()).to.equal(8);
    host.presenter.dismiss();
    scrollTo(0, 0);
    await setViewport({width: 800, height: 600});
  });

  it('begins where its button begins, in both directions and in whatever the shop puts around it', async () => {
    await setViewport({width: 1000, height: 700});
    for (const dir of ['ltr', 'rtl'] as const) {
      const box = await fixture<HTMLElement>(html`
        <div
          dir=${dir}
          style="margin: 20px 200px; transform: scale(0.8) translate(30px, 10px); overflow: hidden; contain: layout"
        >
          <popover-host></popover-host>
        </div>
      `);
      const host = box.querySelector<PopoverHost>('popover-host')!;
      const trigger = host.renderRoot.querySelector('button')!;
      await host.open(trigger);
      await nextFrame();
      await nextFrame();
      const [panel, button] = [host.panel.getBoundingClientRect(), trigger.getBoundingClientRect()];
      const edge = dir === 'ltr' ? 'left' : 'right';
      expect(Math.round(panel.top - button.bottom)).to.equal(8);
      expect(Math.abs(panel[edge] - button[edge])).to.be.below(1);
      host.presenter.dismiss();
    }
    await setViewport({width: 800, height: 600});
  });

  it('stands above its button where there is no room below', async () => {
    await setViewport({width: 1000, height: 700});
    const host = await fixture<PopoverHost>(html`
      <popover-host style="position: fixed; inset: auto auto 0 0"></popover-host>
    `);
    const trigger = host.renderRoot.querySelector('button')!;
    await host.open(trigger);
    await nextFrame();
    await nextFrame();
    const gap = trigger.getBoundingClientRect().top - host.panel.getBoundingClientRect().bottom;
    expect(Math.round(gap)).to.equal(8);
    host.presenter.dismiss();
    await setViewport({width: 800, height: 600});
  });

  it('ends where its button ends where there is no room ahead, in both directions', async () => {
    await setViewport({width: 1000, height: 700});
    for (const [dir, edge] of [
      ['ltr', 'right'],
      ['rtl', 'left'],
    ] as const) {
      const host = await fixture<PopoverHost>(html`
        <popover-host dir=${dir} style="position: fixed; inset: 0 auto auto auto; ${edge}: 30px"></popover-host>
      `);
      const trigger = host.renderRoot.querySelector('button')!;
      await host.open(trigger);
      await nextFrame();
      await nextFrame();
      const [panel, button] = [host.panel.getBoundingClientRect(), trigger.getBoundingClientRect()];
      expect(Math.abs(panel[edge] - button[edge])).to.be.below(1);
      host.presenter.dismiss();
    }
    await setViewport({width: 800, height: 600});
  });

  it('removed it is gone, and moved it is there again', async () => {
    const host = await fixture<PopoverHost>(html`<popover-host></popover-host>`);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    await host.open(host);
    place.append(host);
    expect(host.panel.matches(':popover-open')).to.equal(true);
    host.remove();
    expect(host.panel.matches(':popover-open')).to.equal(false);
  });
});

describe('the copy button', () => {
  const copyButton = () =>
    fixture<PayCopyButton>(html`
      <pay-copy-button text="ord_7" label="Copy" about="Reference" done="Copied" failed="Now press copy" kind="link"></pay-copy-button>
    `);

  /** Lets `writeText` do what is said, for one test; the page's own clipboard stays untouched. */
  async function withClipboard(
    writeText: ((text: string) => Promise<void>) | undefined,
    run: () => Promise<void>,
  ) {
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: writeText && {writeText}});
    try {
      await run();
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  }

  const press = async (host: PayCopyButton) => {
    host.querySelector('button')!.click();
    await nextFrame();
    await host.updateComplete;
  };

  it('A11Y-23, A11Y-25: copies, says so, and says what', async () => {
    const written: string[] = [];
    await withClipboard(
      async (text) => void written.push(text),
      async () => {
        const host = await copyButton();
        const button = host.querySelector('button')!;
        expect(button.getAttribute('aria-label')).to.equal('Copy Reference');
        await press(host);
        expect(written).to.deep.equal(['ord_7']);
        expect(button.textContent).to.equal('Copied');
        expect(host.querySelector('[role=status]')?.textContent).to.equal('Copied');
      },
    );
  });

  it('REL-44: where the browser refuses, the text is there, selected', async () => {
    for (const clipboard of [undefined, () => Promise.reject(new DOMException('no', 'NotAllowedError'))]) {
      await withClipboard(clipboard, async () => {
        const host = await copyButton();
        await press(host);
        const input = host.querySelector('input')!;
        expect(input.value).to.equal('ord_7');
        expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).to.equal('ord_7');
        expect(host.querySelector('[role=status]')?.textContent).to.equal('Now press copy');
      });
    }
  });
});

describe('the frame', () => {
  const frameOf = (url: string, fields?: Record<string, string>) =>
    fixture<PayFrame>(html`<pay-frame .url=${url} .fields=${fields} label="Pay on x"></pay-frame>`);

  it('SEC-33, A11Y-27: is sandboxed, and has a name', async () => {
    const iframe = (await frameOf('https://localhost:1/pay')).querySelector('iframe')!;
    expect(iframe.title).to.equal('Pay on x');
    expect(iframe.getAttribute('sandbox')).to.equal(
      'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
    );
    expect(iframe.referrerPolicy).to.equal('strict-origin-when-cross-origin');
    expect(iframe.allow).to.include('payment').and.include('otp-credentials');
  });

  it('SEC-33: shows nothing of our own origin, whose scripts could lift the sandbox', async () => {
    expect((await frameOf(`${location.origin}/x`)).querySelector('iframe')).to.equal(null);
    expect((await frameOf('/x')).querySelector('iframe')).to.equal(null);
  });

  it('sends a form once, whatever its fields are called', async () => {
    let sent = 0;
    const submit = HTMLFormElement.prototype.submit;
    HTMLFormElement.prototype.submit = function () {
      sent++;
      expect(this.method).to.equal('post');
      expect(this.target).to.equal(this.parentElement?.querySelector('iframe')?.name);
    };
    try {
      const frame = await frameOf('https://localhost:1/pay', {submit: 'x', amount: '1'});
      frame.requestUpdate();
      await frame.updateComplete;
    } finally {
      HTMLFormElement.prototype.submit = submit;
    }
    expect(sent).to.equal(1);
  });
});

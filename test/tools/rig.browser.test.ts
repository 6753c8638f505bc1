import {expect, fixture, html} from '@open-wc/testing';
import {
  emulateMedia,
  executeServerCommand,
  sendKeys,
  sendMouse,
  setViewport,
} from '@web/test-runner-commands';
import {css, LitElement} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {QrPath} from '../../src/lib/qr-path.js';
import {qrPath} from '../../src/lib/qr-path.js';
import {axeProblems} from './axe.js';

/** Stands in for any element of ours: decorators, adopted styles, a shadow tree. */
class RigCounter extends LitElement {
  static override styles = css`
    button {
      font-size: 24px;
    }
  `;

  @property({type: Number}) step = 1;

  @state() private count = 0;

  protected override render() {
    return html`<button @click=${() => (this.count += this.step)}>Paid ${this.count} times</button>`;
  }
}
customElements.define('rig-counter', RigCounter);

const matches = (query: string) => matchMedia(query).matches;

describe('the rig', () => {
  afterEach(async () => {
    await emulateMedia({colorScheme: 'light', reducedMotion: 'no-preference'});
    await setViewport({width: 800, height: 600});
  });

  it('runs decorated elements and real keys and clicks', async () => {
    const counter = await fixture<RigCounter>(html`<rig-counter step="2"></rig-counter>`);
    const button = counter.shadowRoot?.querySelector('button');
    const {x, y, width, height} = button!.getBoundingClientRect();

    await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
    await sendKeys({press: 'Enter'});
    await counter.updateComplete;

    expect(button!.textContent).to.equal('Paid 4 times');
    expect(await axeProblems(counter)).to.deep.equal([]);
  });

  it('finds what is wrong for a screen reader', async () => {
    const frame = await fixture(html`<div><button></button></div>`);
    expect(await axeProblems(frame)).to.deep.equal(['button-name: button']);
  });

  it('pretends dark mode, less motion and a narrow phone', async () => {
    await emulateMedia({colorScheme: 'dark', reducedMotion: 'reduce'});
    await setViewport({width: 360, height: 640});

    expect(matches('(prefers-color-scheme: dark)')).to.equal(true);
    expect(matches('(prefers-reduced-motion: reduce)')).to.equal(true);
    expect(innerWidth).to.equal(360);
  });

  it('reads a QR code from a picture of the page', async () => {
    const {path, size} = qrPath('upi://pay?pa=demo@example') as QrPath;
    await fixture(html`
      <svg width="300" height="300" viewBox="-4 -4 ${size + 8} ${size + 8}"><path d=${path} /></svg>
    `);
    expect(await executeServerCommand('decode-qr')).to.deep.equal({text: 'upi://pay?pa=demo@example'});
  });
});

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {checkTree} from '../../tools/check-imports.mjs';

const trees: string[] = [];

/** Writes a small tree below a temporary folder and checks it. */
function check(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'rules-'));
  trees.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), text);
  }
  return checkTree(root).problems;
}

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, {recursive: true});
});

describe('layers', () => {
  const allowed: [string, string][] = [
    ['src/input/amount.ts', "import {PayError} from '../errors.js';"],
    ['src/server/options.ts', "import * as z from 'zod/mini';"],
    ['src/gateway/razorpay.ts', "import type {Challenge} from '../input/challenge.js';"],
    ['src/flow/choose-flow.ts', "import type {PayError} from '../errors.js';"],
    ['src/session/wake.ts', "import type {ReactiveControllerHost} from 'lit';"],
    ['src/view/view.ts', "import type {State} from '../session/state.js'; import {html} from 'lit';"],
    ['src/view/qr-view.ts', "import {qrPath} from '../lib/qr-path.js';"],
    ['src/parts/pay-popover.ts', "import {computePosition} from '@floating-ui/dom';"],
    ['src/pay-checkout.ts', "import {view} from './view/view.js'; await import('./parts/pay-dialog.js');"],
    ['src/define.ts', "import {PayCheckout} from './pay-checkout.js';"],
    ['src/server/store-sqlite.ts', "import {DatabaseSync} from 'node:sqlite';"],
    ['src/gateway/read-challenge.ts', "import {gateways} from './registry.js';"],
  ];
  it.each(allowed)('%s may say %s', (path, text) => {
    expect(check({[path]: text})).toEqual([]);
  });

  const refused: [string, string, RegExp][] = [
    ['src/errors.ts', "import {wait} from './lib/wait.js';", /errors may not import lib/],
    ['src/lib/wait.ts', "import type {Challenge} from '../input/challenge.js';", /lib may not import input/],
    [
      'src/input/source.ts',
      "import type {State} from '../session/state.js';",
      /input may not import session/,
    ],
    ['src/input/amount.ts', "import {html} from 'lit';", /input may not import the package lit/],
    [
      'src/input/challenge.ts',
      "import * as z from 'zod/mini';",
      /input may not import the package zod\/mini/,
    ],
    ['src/server/options.ts', "import {z} from 'zod/mini';", /write import \* as z/],
    ['src/server/options.ts', "import * as z from 'zod';", /write import \* as z/],
    ['src/lib/qr-path.ts', "import {create} from 'qrcode';", /lib may not import the package qrcode/],
    ['src/gateway/kupay.ts', "import {parse} from '../lib/parse.js';", /gateway may not import lib/],
    [
      'src/flow/choose-flow.ts',
      "import {PayError} from '../errors.js';",
      /flow may import errors only as types/,
    ],
    ['src/session/wake.ts', "import {html} from 'lit';", /session may import lit only as a type/],
    ['src/session/wake.ts', "export type {View} from '../view/view.js';", /session may not import view/],
    [
      'src/view/view.ts',
      "import {reduce} from '../session/state.js';",
      /view may import session only as types/,
    ],
    ['src/view/view.ts', "import type {C} from '../session/session-controller.js';", /not even as a type/],
    ['src/view/view.ts', "type E = import('../events.js').PaySuccessEvent;", /not even as a type/],
    ['src/parts/pay-dialog.ts', "import type {Texts} from '../text/texts.js';", /parts may not import text/],
    ['src/pay-checkout.ts', "import './define.js';", /may not import the entry point src\/define\.ts/],
    ['src/server/routes.ts', "await import('../view/view.js');", /server may not import view/],
    ['src/server/routes.ts', "import {randomBytes} from 'node:crypto';", /only the Node files/],
    ['src/input/amount.ts', "import {errors} from '../errors';", /write the ending \.js/],
    ['src/pay-checkout.ts', "import {shop} from '../demo/shop.js';", /src stands on its own/],
    ['src/helpers/odd.ts', 'export const odd = 1;', /no known layer/],
  ];
  it.each(refused)('%s may not say %s', (path, text, problem) => {
    const problems = check({[path]: text});
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });
});

describe('rings', () => {
  it('refuses a ring of three, counting type imports and import()', () => {
    const problems = check({
      'src/input/a.ts': "import {b} from './b.js';",
      'src/input/b.ts': "import type {C} from './c.js';",
      'src/input/c.ts': "export const a = () => import('./a.js');",
    });
    expect(problems).toEqual([
      'ring of imports: src/input/a.ts → src/input/b.ts → src/input/c.ts → src/input/a.ts',
    ]);
  });

  it('does not mistake two ways to one file for a ring', () => {
    const files = {
      'src/input/a.ts': "import './b.js'; import './c.js';",
      'src/input/b.ts': "import './c.js';",
      'src/input/c.ts': 'export const c = 1;',
    };
    expect(check(files)).toEqual([]);
  });
});

describe('sinks and styles', () => {
  const refused: [string, string, string, string][] = [
    ['SEC-10', 'src/view/a.ts', 'node.innerHTML = text;', 'innerHTML'],
    ['SEC-10', 'src/view/a.ts', 'node["outerHTML"] = text;', 'outerHTML'],
    ['SEC-10', 'src/view/a.ts', 'const x = unsafeHTML(text);', 'unsafeHTML'],
    ['SEC-10', 'src/view/a.ts', 'const x = html`<a class=${styleMap({})}></a>`;', 'styleMap'],
    ['SEC-10', 'src/view/a.ts', 'const x = html`<div style="color:red"></div>`;', 'style='],
    ['SEC-10', 'src/view/a.ts', 'const x = html`<button onclick=${run}></button>`;', 'onclick='],
    ['SEC-10', 'src/view/a.ts', 'const x = html`<div .innerHTML=${text}></div>`;', '.innerHTML='],
    ['SEC-10', 'src/view/a.ts', 'const x = html`<style>p {}</style>`;', 'element'],
    ['SEC-10', 'src/lib/a.ts', "eval('1');", 'eval'],
    ['SEC-10', 'src/lib/a.ts', "new Function('return 1');", 'Function'],
    ['SEC-10', 'src/lib/a.ts', "setTimeout('go()', 1);", 'timer'],
    ['SEC-10', 'src/parts/a.ts', 'const x = unsafeCSS(text);', 'unsafeCSS'],
    ['SEC-10', 'src/parts/a.ts', "node.setAttribute('style', text);", "setAttribute('style')"],
    ['SEC-05', 'src/session/a.ts', 'location.assign(url);', 'location.assign'],
    ['SEC-05', 'src/session/a.ts', 'window.location.replace(url);', 'location.replace'],
    ['SEC-05', 'src/session/a.ts', 'location.href = url;', '.href ='],
    ['SEC-05', 'src/session/a.ts', 'window.location = url;', 'assigning location'],
    ['SEC-05', 'src/session/a.ts', 'window.open(url);', 'window.open'],
    ['SEC-05', 'src/parts/a.ts', "frame.setAttribute('src', url);", "setAttribute('src')"],
    ['SEC-21', 'src/session/a.ts', "opener.postMessage('hi', '*');", 'any origin'],
    ['SEC-80', 'src/server/a.ts', 'if (signature === expected) pay();', '==='],
    ['SEC-80', 'src/server/a.ts', 'if (expected !== body.hmac) stop();', '!=='],
    ['I18N-20', 'src/style/a.ts', 'const s = css`p { margin-left: 1px; }`;', 'margin-left'],
    ['I18N-20', 'src/style/a.ts', 'const s = css`p { color: red; left: 0; }`;', 'left'],
    ['I18N-20', 'src/style/a.ts', 'const s = css`p { text-align: right; }`;', 'text-align'],
    ['I18N-20', 'src/style/a.ts', 'const s = css`p { border-top-left-radius: 1px; }`;', 'border-top-left'],
    [
      'SEC-54',
      'src/style/a.ts',
      'const s = css`p { background: url(https://cdn.example/a.png); }`;',
      'styles',
    ],
    ['layer', 'src/input/a.ts', 'const x = document.title;', 'document'],
    ['layer', 'src/gateway/a.ts', "const x = await fetch('/a');", 'fetch'],
    ['layer', 'src/gateway/a.ts', "const x = await globalThis.fetch('/a');", 'fetch'],
    ['layer', 'src/view/a.ts', 'setTimeout(run, 1);', 'setTimeout'],
  ];
  it.each(refused)('%s: refuses %s %s', (_rule, path, text, what) => {
    const problems = check({[path]: text});
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toContain(what);
  });

  const allowed: [string, string][] = [
    [
      'src/session/payment-window.ts',
      'const w = window.open(url); w.location.replace(url); location.href = url;',
    ],
    ['src/flow/device.ts', 'const x = navigator.userAgent;'],
    ['src/session/poll-status.ts', 'export const poll = ({fetch}: Options) => fetch(url);'],
    ['src/view/a.ts', 'const x = html`<a href=${url} @click=${go} ?disabled=${off}>${text}</a>`;'],
    ['src/view/a.ts', "const x = {document: 1, style: 'left: 0'}; const y = x.document;"],
    [
      'src/style/a.ts',
      'const s = css`p { margin-inline-start: 1px; /* left: */ inset: 0; text-align: start; }`;',
    ],
    ['src/server/a.ts', 'if (header.signature === undefined) stop();'],
    ['src/lib/a.ts', "const x = text.replace('a', 'b'); // innerHTML"],
  ];
  it.each(allowed)('lets %s say %s', (path, text) => {
    expect(check({[path]: text})).toEqual([]);
  });
});

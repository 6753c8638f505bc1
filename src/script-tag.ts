import {definePayCheckout} from './define.js';
import {registerGateway} from './gateway/registry.js';
import {openCheckout, resumeCheckout} from './open-checkout.js';
import {takeTexts} from './text/hand-over.js';
import {setTexts} from './text/set-texts.js';
import {version} from './version.js';

const api = {open: openCheckout, resume: resumeCheckout, registerGateway, setTexts, version};

declare global {
  interface Window {
    PayCheckout?: typeof api;
  }
}

definePayCheckout();
window.PayCheckout = api;
takeTexts(window, setTexts);

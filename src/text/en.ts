import {firstTexts} from './first-texts.js';
import {restTexts} from './rest-texts.js';
import type {Texts} from './texts.js';
import {upiTexts} from './upi-texts.js';

/** English as a whole, and what every other language falls back to. A page fetches it in parts. */
export const en: Texts = {...firstTexts, ...upiTexts, ...restTexts};

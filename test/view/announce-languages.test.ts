import {describe, expect, it} from 'vitest';
import type {Scene} from '../../demo/scenes.js';
import {scenes} from '../../demo/scenes.js';
import {en} from '../../src/text/en.js';
import {addTexts, availableLocales, loadTexts} from '../../src/text/load-texts.js';
import {heard} from './heard.js';

addTexts('en', en);

const otp = (change: object = {}, secondsLeft = 160): Scene => ({
  screen: {...scenes.otp!.screen, hint: '+91 •• 42', ...change} as Scene['screen'],
  context: {secondsLeft},
});
const wrong = {problem: 'wrong', triesLeft: 2};
const line = (is: 'ok' | 'offline'): Scene => ({...scenes.confirming!, open: {line: is}});

/** A way is chosen, a code is wrong, time goes by, a new code comes, the line breaks, and it is paid. */
const FLOW: readonly Scene[] = [
  scenes.preparing!,
  scenes.choosing!,
  otp(),
  otp({sending: true}),
  otp(wrong),
  otp(wrong, 118),
  otp({sending: true, triesLeft: 1}, 110),
  otp({...wrong, triesLeft: 1}, 108),
  otp({resendAt: 30_000}, 100),
  otp({sending: true, resendAt: 30_000}, 90),
  line('ok'),
  line('offline'),
  line('ok'),
  scenes.succeeded!,
];

/** Whoever reads these languages can read here what is said, and in which order. An alert begins with `!`. */
const TRANSCRIPTS: Readonly<Record<string, readonly string[]>> = {
  hi: [
    'आपका पेमेंट तैयार हो रहा है',
    'पेमेंट कैसे करना चाहेंगे?',
    'बैंक से आया OTP डालें. +91 •• 42 पर भेजा गया',
    'OTP जांचा जा रहा है',
    '! यह OTP सही नहीं है। 2 कोशिशें बाकी हैं।',
    '2 मिनट बाकी',
    'OTP जांचा जा रहा है',
    '! यह OTP सही नहीं है। 1 कोशिश बाकी है।',
    'नया OTP भेजा जा रहा है।',
    'OTP जांचा जा रहा है',
    'आपके पेमेंट की पुष्टि हो रही है. इसमें आमतौर पर कुछ सेकंड लगते हैं। कृपया दोबारा पेमेंट न करें।',
    '! अभी इंटरनेट नहीं है। कनेक्शन आते ही हम आगे बढ़ेंगे। कृपया दोबारा पेमेंट न करें।',
    'आपके पेमेंट की पुष्टि हो रही है. इसमें आमतौर पर कुछ सेकंड लगते हैं। कृपया दोबारा पेमेंट न करें।\u00a0',
    'पेमेंट हो गया. Chai Point ने पुष्टि कर दी है।',
  ],
  bn: [
    'আপনার পেমেন্ট তৈরি হচ্ছে',
    'কীভাবে পেমেন্ট করতে চান?',
    'ব্যাংক থেকে আসা OTP লিখুন. পাঠানো হয়েছে: +91 •• 42',
    'OTP যাচাই হচ্ছে',
    '! এই OTP ঠিক নয়। আর ২ বার চেষ্টা করা যাবে।',
    '২ মিনিট বাকি',
    'OTP যাচাই হচ্ছে',
    '! এই OTP ঠিক নয়। আর ১ বার চেষ্টা করা যাবে।',
    'নতুন OTP পাঠানো হচ্ছে।',
    'OTP যাচাই হচ্ছে',
    'আপনার পেমেন্ট নিশ্চিত করা হচ্ছে. সাধারণত কয়েক সেকেন্ড লাগে। দয়া করে আবার পেমেন্ট করবেন না।',
    '! এখন ইন্টারনেট নেই। সংযোগ ফিরলেই আমরা এগিয়ে যাব। দয়া করে আবার পেমেন্ট করবেন না।',
    'আপনার পেমেন্ট নিশ্চিত করা হচ্ছে. সাধারণত কয়েক সেকেন্ড লাগে। দয়া করে আবার পেমেন্ট করবেন না।\u00a0',
    'পেমেন্ট সফল. Chai Point নিশ্চিত করেছে।',
  ],
  ar: [
    'جارٍ تجهيز الدفع',
    'كيف تريد الدفع؟',
    'أدخل رمز التحقق من البنك. أُرسل إلى +91 •• 42',
    'جارٍ التحقق من الرمز',
    '! هذا الرمز غير صحيح. بقيت محاولتان.',
    'المتبقي: دقيقتان',
    'جارٍ التحقق من الرمز',
    '! هذا الرمز غير صحيح. بقيت محاولة واحدة.',
    'الرمز الجديد في الطريق.',
    'جارٍ التحقق من الرمز',
    'جارٍ تأكيد الدفع. يستغرق ذلك عادةً بضع ثوانٍ. يُرجى عدم الدفع مرة أخرى.',
    '! لا يوجد اتصال الآن. سنتابع فور عودته. يُرجى عدم الدفع مرة أخرى.',
    'جارٍ تأكيد الدفع. يستغرق ذلك عادةً بضع ثوانٍ. يُرجى عدم الدفع مرة أخرى.\u00a0',
    'تم الدفع. وصل التأكيد من Chai Point.',
  ],
};

describe('what screen readers are told, from the first screen to paid', () => {
  it.each(Object.entries(TRANSCRIPTS))('A11Y-28: in %s', async (locale, transcript) => {
    const texts = (await loadTexts(locale))!;
    expect(heard(FLOW, {texts, locale})).toEqual(transcript);
  });

  it('A11Y-28: in every language each step is told, and nothing of it in English', async () => {
    const english = heard(FLOW);
    for (const locale of availableLocales().filter((one) => one !== 'en')) {
      const told = heard(FLOW, {texts: (await loadTexts(locale))!, locale});
      expect(told.length, locale).toBe(english.length);
      for (const [step, text] of told.entries()) expect(text, locale).not.toBe(english[step]);
      expect(told.join(), locale).not.toMatch(/[{}]|undefined/);
    }
  });
});

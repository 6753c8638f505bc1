import {describe, expect, it} from 'vitest';
import type {PageLike} from '../../src/flow/device.js';
import {readDevice} from '../../src/flow/device.js';

const IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

const page = (userAgent: string, more: Partial<PageLike['navigator']> = {}, rest: object = {}): PageLike => ({
  navigator: {userAgent, ...more},
  ...rest,
});

describe('readDevice', () => {
  it.each([
    [
      'Chrome on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
      'desktop',
    ],
    ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'desktop'],
    [
      'Safari on a Mac',
      `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
      'desktop',
    ],
    [
      'Chrome OS',
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
      'desktop',
    ],
  ])('%s is a computer, where popups are worth trying', (_, userAgent, platform) => {
    expect(readDevice(page(userAgent, {maxTouchPoints: 0}))).toEqual({
      platform,
      inApp: false,
      firefox: userAgent.includes('Firefox'),
      popups: true,
    });
  });

  it.each([
    ['Chrome', `${ANDROID} Chrome/138.0.0.0 Mobile Safari/537.36`, 'android', false],
    [
      'Samsung Internet',
      `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'android',
      false,
    ],
    [
      'Firefox on Android',
      'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
      'android',
      true,
    ],
    ['Safari on an iPhone', `${IOS} Version/18.5 Mobile/15E148 Safari/604.1`, 'ios', false],
    ['Chrome on an iPhone', `${IOS} CriOS/138.0 Mobile/15E148 Safari/604.1`, 'ios', false],
  ])('%s is a phone without popups', (_, userAgent, platform, firefox) => {
    expect(readDevice(page(userAgent, {maxTouchPoints: 5}))).toEqual({
      platform,
      inApp: false,
      firefox,
      popups: false,
    });
  });

  it('an iPad says that it is a Mac', () => {
    const userAgent = `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`;
    expect(readDevice(page(userAgent, {maxTouchPoints: 5})).platform).toBe('ios');
  });

  it('a phone that asks for the desktop site is still a phone', () => {
    const userAgent =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36';
    expect(readDevice(page(userAgent, {userAgentData: {platform: 'Android'}})).platform).toBe('android');
  });

  it.each([
    ['Facebook', `${IOS} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0;FBBV/1]`],
    [
      'Facebook on Android',
      `${ANDROID} Version/4.0 Chrome/138.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500.0;]`,
    ],
    ['Instagram', `${IOS} Mobile/15E148 Instagram 350.0`],
    ['Threads', `${IOS} Mobile/15E148 Barcelona 350.0`],
    ['X', `${IOS} Mobile/15E148 Twitter for iPhone/10`],
    ['LINE', `${IOS} Mobile/15E148 Safari Line/14.0`],
    ['WeChat', `${ANDROID} Chrome/138.0 Mobile Safari/537.36 MicroMessenger/8.0`],
    ['TikTok', `${ANDROID} Chrome/138.0 Mobile Safari/537.36 musical_ly_2023`],
    ['Snapchat', `${IOS} Mobile/15E148 Snapchat/12.0`],
    ['LinkedIn', `${IOS} Mobile/15E148 [LinkedInApp]`],
    ['the Google app', `${IOS} GSA/300.0 Mobile/15E148 Safari/604.1`],
    ['WhatsApp', `${ANDROID} Chrome/138.0 Mobile Safari/537.36 WA4A/2.24`],
    [
      'an Android WebView',
      'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0 Mobile Safari/537.36',
    ],
    ['an iOS WebView', `${IOS} Mobile/15E148`],
  ])('%s is an app’s own browser', (_, userAgent) => {
    expect(readDevice(page(userAgent, {maxTouchPoints: 5}))).toMatchObject({inApp: true, popups: false});
  });

  it('Telegram is known by its bridges', () => {
    expect(
      readDevice(page(`${ANDROID} Chrome/138.0 Mobile Safari/537.36`, {}, {TelegramWebview: {}})).inApp,
    ).toBe(true);
  });

  it('an installed web app opens no popups, and is nobody’s inner browser', () => {
    const standalone = {matchMedia: () => ({matches: true})};
    expect(
      readDevice(page('Mozilla/5.0 (Windows NT 10.0) Chrome/138.0 Safari/537.36', {}, standalone)).popups,
    ).toBe(false);
    expect(readDevice(page(`${IOS} Mobile/15E148`, {standalone: true}))).toMatchObject({
      inApp: false,
      popups: false,
    });
  });

  it.each(['Electron/37.0', 'UCBrowser/13', 'Opera Mini/36'])('%s opens no popups', (mark) => {
    expect(readDevice(page(`Mozilla/5.0 (Windows NT 10.0) ${mark}`)).popups).toBe(false);
  });
});

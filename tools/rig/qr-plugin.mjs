// A WTR command: takes a picture of the page and returns the text of the QR code on it.

import {PNG} from 'pngjs';
import decodeQR from 'qr/decode.js';
export const qrPlugin = () => ({
  name: 'decode-qr',
  async executeCommand({command, session}) {
    if (command !== 'decode-qr') return undefined;
    const {data, width, height} = PNG.sync.read(
      Buffer.from(await session.browser.getPage(session.id).screenshot()),
    );
    return {text: decodeQR({data: new Uint8ClampedArray(data), width, height})};
  },
});

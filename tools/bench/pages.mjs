// What the bench opens: our widget as a merchant's bundle, and the limit, a hand-written <dialog> with the
// same code already in it. Served from loopback, over one keep-alive connection like any site.
import {createServer} from 'node:http';
import {join} from 'node:path';
import {build} from 'esbuild';
import encodeQr from 'qr';

export const LINK =
  'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord7&tn=Two%20cups%20of%20masala%20chai';

const html = (body, script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,">${script}</head><body><h1>Chai Point</h1>${body}</body></html>`;

const widget = (
  button,
) => `<pay-checkout id="pay" payment-url="${LINK.replaceAll('&', '&amp;')}" status-url="/status"
  payment-id="ord_7" amount="200.00" currency="INR" merchant-name="Chai Point">${button}</pay-checkout>`;

const SCRIPT = '<script type="module" src="/merchant.js"></script>';

/** The least that shows the same: everything is in the page before the click. */
function limitPage() {
  const rows = encodeQr(LINK, 'raw', {border: 4, ecc: 'medium'});
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return html(
    `<button id="pay">Pay ₹200.00</button>
     <dialog><h2>Chai Point</h2><p>₹200.00</p>
     <svg id="qr" width="240" height="240" viewBox="0 0 ${rows.length} ${rows.length}"><path d="${path}"/></svg></dialog>`,
    `<script type="module">
       pay.addEventListener('click', () => document.querySelector('dialog').showModal());
     </script>`,
  );
}

async function bundle(root) {
  const {outputFiles} = await build({
    stdin: {contents: "import 'pay-checkout/define';", resolveDir: root, sourcefile: 'merchant.js'},
    alias: {'pay-checkout/define': join(root, 'dist/define.js')},
    absWorkingDir: root,
    outdir: '/bundle',
    entryNames: 'merchant',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({path, contents}) => [`/${path.split(/[\\/]/).pop()}`, contents]));
}

/** @returns `{origin, close}`; pages `/limit`, `/cold` and `/warm`. */
export async function serve(root) {
  const files = await bundle(root);
  const pages = {
    '/limit': limitPage(),
    '/warm': html(widget(''), SCRIPT),
    // With a button of the page's own nothing is fetched before the shopper comes near.
    '/cold': html(widget('<button>Pay ₹200.00</button>'), SCRIPT),
  };
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url, 'http://localhost');
    const send = (type, body) =>
      response.writeHead(200, {'content-type': type, 'cache-control': 'no-store'}).end(body);
    if (pages[pathname]) send('text/html; charset=utf-8', pages[pathname]);
    else if (files.has(pathname)) send('text/javascript; charset=utf-8', files.get(pathname));
    else if (pathname === '/status') send('application/json', '{"id": "ord_7", "status": "pending"}');
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return {origin: `http://127.0.0.1:${server.address().port}`, close};
}

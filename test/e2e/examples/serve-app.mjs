// Serves an example's default export on node:http: node serve-app.mjs <file> <origin>
import {createServer} from 'node:http';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {toNodeHandler} from 'pay-checkout/server';

const [file, origin] = process.argv.slice(2);
const {default: app} = await import(pathToFileURL(resolve(file)).href);
const handler = toNodeHandler({fetch: (request) => app.fetch(request), path: '', origin});
createServer((request, response) => handler(request, response)).listen(
  new URL(origin).port,
  'localhost',
  () => console.log(`open ${origin}`),
);

// A process of its own: `node store-worker.mjs <kind> <url> <log file> <ref> <webhooks> [die]`.
import type {Kind} from './store-scenario.js';
import {openStore, shopProcess, webhookFor} from './store-scenario.js';

const [kind, url = '', logFile = '', ref = '', count, die] = process.argv.slice(2);
const {store, close} = await openStore(kind as Kind, url);
const server = shopProcess(store, logFile, {dieInDelivery: die === 'die'});
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
const answers = await Promise.all(Array.from({length: Number(count)}, () => server.fetch(webhookFor(ref))));
await server.idle();
process.stdout.write(`${JSON.stringify(answers.map(({status}) => status))}\n`);
await close();
process.exit(0);

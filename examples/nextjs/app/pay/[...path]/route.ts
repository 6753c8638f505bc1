import {after} from 'next/server';
import {checkout} from '../../../lib/checkout';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
/** Seconds. Status requests are held for up to 20. */
export const maxDuration = 30;

/** Deliveries and questions to the gateway go on after the answer. */
const handle = (request: Request): Promise<Response> =>
  checkout().fetch(request, undefined, {waitUntil: (work) => after(() => work)});

export const GET = handle;
export const POST = handle;
export const OPTIONS = handle;

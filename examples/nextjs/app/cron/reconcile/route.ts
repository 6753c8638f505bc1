import {timingSafeEqual} from 'node:crypto';
import {checkout} from '../../../lib/checkout';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** For the platform's scheduler, every minute: `Authorization: Bearer <CRON_SECRET>`. Without a secret nobody gets in. */
export async function GET(request: Request): Promise<Response> {
  const secret = process.env.CRON_SECRET ?? '';
  const given = Buffer.from(request.headers.get('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${secret}`);
  const isTrusted = secret !== '' && given.length === wanted.length && timingSafeEqual(given, wanted);
  return isTrusted ? Response.json(await checkout().reconcile()) : new Response(null, {status: 404});
}

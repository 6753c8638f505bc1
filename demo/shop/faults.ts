/** What can go wrong between the browser and the shop's status endpoint. */
export const FAULTS = ['none', 'offline', '429', 'html', 'slow', '500'] as const;

export type Fault = (typeof FAULTS)[number];

export function isFault(word: unknown): word is Fault {
  return (FAULTS as readonly unknown[]).includes(word);
}

/** Longer than the widget waits for one answer. */
const SLOW_MS = 12_000;

/** A hotel's sign-in page where JSON was expected. */
const CAPTIVE_PORTAL = '<!doctype html><title>Welcome</title><h1>Sign in to use this network</h1>';

/** Answers as the fault says, or lets the shop answer. */
export async function withFault(fault: Fault, answer: () => Promise<Response>): Promise<Response> {
  switch (fault) {
    case 'none':
      return answer();
    case 'offline':
      return Response.error();
    case '429':
      return Response.json({error: 'too-many-requests'}, {status: 429, headers: {'retry-after': '3'}});
    case 'html':
      return new Response(CAPTIVE_PORTAL, {headers: {'content-type': 'text/html'}});
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS).unref());
      return answer();
    case '500':
      return Response.json({error: 'unexpected'}, {status: 500});
  }
}

// A bank that sends one-time codes, for tests in a browser: `POST /__api/code/NAME` takes the code 123456 and no
// other, as a merchant's endpoint does; `GET` there says how the payment stands. Each test has a name of its own.

const RIGHT = '123456';
const TRIES = 3;

async function bodyOf(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return JSON.parse(text);
}

export const codePlugin = () => {
  const wrong = new Map();
  const paid = new Set();

  function judge(name, {code}) {
    if (code === undefined) return {result: 'sent', resendAfterMs: 30_000};
    if (code === RIGHT) {
      paid.add(name);
      return {result: 'accepted'};
    }
    wrong.set(name, (wrong.get(name) ?? 0) + 1);
    return {result: 'wrong', triesLeft: TRIES - wrong.get(name)};
  }

  return {
    name: 'code',
    async serve({path, method, req}) {
      const [, name] = /^\/__api\/code\/(\w+)$/.exec(path) ?? [];
      if (!name) return undefined;
      const answer =
        method === 'POST'
          ? judge(name, await bodyOf(req))
          : {status: paid.has(name) ? 'succeeded' : 'pending'};
      return {body: JSON.stringify(answer), type: 'application/json'};
    },
  };
};

// WebKit's inspector protocol, for what its WebDriver lacks: emulated media, a failing network.
// No dependencies on Node 22+; on Node 20 the `ws` package stands in for the missing global WebSocket.

const WS = globalThis.WebSocket ?? (await import('ws').then((m) => m.WebSocket ?? m.default));

/** WebKit inspector protocol over the remote inspector's HTTP server. */
export class Inspector {
  #id = 0;
  #wait = new Map();
  #target;
  #listen = [];
  static async open(port) {
    const i = new Inspector();
    // The HTML listing at / stays empty while WebDriver is attached, but the first page is always connection 1, target 1.
    const ws = (i.ws = new WS(`ws://127.0.0.1:${port}/socket/1/1/WebPage`));
    const ready = new Promise((res, rej) => {
      ws.addEventListener('error', () => rej(new Error('inspector socket failed')));
      setTimeout(() => rej(new Error('no inspector target')), 5000).unref();
      ws.addEventListener('message', ({data}) => {
        const o = JSON.parse(data);
        if (
          o.method === 'Target.targetCreated' &&
          o.params.targetInfo.type === 'page' &&
          !o.params.targetInfo.isProvisional
        ) {
          i.#target = o.params.targetInfo.targetId;
          res();
        } else if (o.method === 'Target.didCommitProvisionalTarget') i.#target = o.params.newTargetId;
        else if (o.method === 'Target.dispatchMessageFromTarget') {
          const m = JSON.parse(o.params.message);
          if (m.id) {
            i.#wait.get(m.id)?.(m);
            i.#wait.delete(m.id);
          } else for (const f of i.#listen) f(m.method, m.params);
        }
      });
    });
    await ready;
    await i.send('Page.enable'); // without it, emulated media and user agent are quietly ignored
    return i;
  }
  on(f) {
    this.#listen.push(f);
  }
  async send(method, params = {}) {
    const id = ++this.#id;
    const answer = new Promise((r) => this.#wait.set(id, r));
    this.ws.send(
      JSON.stringify({
        id,
        method: 'Target.sendMessageToTarget',
        params: {targetId: this.#target, message: JSON.stringify({id, method, params})},
      }),
    );
    const {result, error} = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }
  close() {
    this.ws.close();
  }
}

type Entry = {readonly n: number; readonly at: string; readonly lane: string; readonly text: string};

/**
 * Shows the shop's log as it grows, newest first.
 *
 * @param after - The number of the last entry that is not wanted any more.
 */
export function showLog(list: HTMLElement, after = 0) {
  let source: EventSource | undefined;
  let last = after;

  const listen = () => {
    source = new EventSource(`/demo/log?after=${last}`);
    source.addEventListener('message', ({data}) => {
      const entry = JSON.parse(String(data)) as Entry;
      last = entry.n;
      show(list, entry);
    });
  };

  // an open line would keep the page out of the back-forward cache
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', listen);
}

function show(list: HTMLElement, {n, at, lane, text}: Entry) {
  if (list.querySelector(`[data-n="${n}"]`)) return;
  const entry = document.createElement('li');
  entry.className = `lane ${lane}`;
  entry.dataset.n = String(n);
  const time = document.createElement('time');
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleTimeString('en-GB');
  const words = document.createElement('span');
  words.textContent = text;
  entry.append(time, words);
  list.prepend(entry);
}

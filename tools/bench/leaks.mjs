// What stays behind when a checkout is opened and closed again and again.

/** Cycles that are not counted. */
const WARM_UP = 100;

async function metrics(cdp) {
  // twice: the first collection frees what the second can then see
  for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
  const {metrics: all} = await cdp.send('Performance.getMetrics');
  const value = (name) => all.find((one) => one.name === name).value;
  return {nodes: value('Nodes'), listeners: value('JSEventListeners'), heap: value('JSHeapUsedSize')};
}

/** Opens until the code is there, then forgets the session; in the page. */
async function cycle(times) {
  const widget = document.querySelector('pay-checkout');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let i = 0; i < times; i++) {
    widget.open().catch(() => {});
    while (!widget.shadowRoot.querySelector('dialog[open] [part~="qr"] path[d]')) await frame();
    widget.reset();
    while (widget.shadowRoot.querySelector('dialog[open]')) await frame();
    await frame();
    // the browser's own list of requests grows with each status request, and is none of ours
    performance.clearResourceTimings();
  }
}

export async function measureLeaks(browser, origin, {cycles}) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.goto(`${origin}/warm`);
    await page.locator('#pay').waitFor();
    // the engine compiles and optimises until now, which looks like a leak of half a megabyte and is none
    await page.evaluate(cycle, WARM_UP);
    const before = await metrics(cdp);
    await page.evaluate(cycle, cycles);
    const after = await metrics(cdp);
    const each = (key) => Math.round(((after[key] - before[key]) / cycles) * 100) / 100;
    return {
      cycles,
      nodesPerCycle: each('nodes'),
      listenersPerCycle: each('listeners'),
      heapKiBPerCycle: Math.round(((after.heap - before.heap) / cycles / 1024) * 100) / 100,
    };
  } finally {
    await context.close();
  }
}

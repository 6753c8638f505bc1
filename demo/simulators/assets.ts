/** One sheet for every simulated page; the class on the body picks the accent. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --accent: #1f5af6; --on-accent: #fff;
  --ground: #eef0f4; --surface: #fff; --raised: #f5f6f8; --line: #dfe3ea; --text: #14181f; --muted: #5b6472;
  --good: #0b7a4b; --good-bg: #e7f6ee; --bad: #b3261e; --bad-bg: #fdecea; --wait: #8a5a00; --wait-bg: #fff4df;
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: #86a8ff; --on-accent: #0b1220;
    --ground: #0b0e13; --surface: #161a21; --raised: #20262f; --line: #323a46; --text: #eef1f6; --muted: #a3adbb;
    --good: #5fd39b; --good-bg: #12301f; --bad: #ff9d94; --bad-bg: #3a1a17; --wait: #f3c46b; --wait-bg: #33270f;
  }
}
.rupantorpay { --accent: light-dark(#0b6b63, #67d3c6); }
.rumbapay { --accent: light-dark(#6a3fb5, #c0a4ff); }
.razorpay { --accent: light-dark(#1b4fc4, #86a8ff); }
.kupay { --accent: light-dark(#8a4b00, #f5b96b); }
.uddoktapay { --accent: light-dark(#1c6b2a, #7fd68f); }
.phone { --accent: light-dark(#1f5af6, #86a8ff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { display: grid; gap: 16px; justify-items: center; padding: 20px 12px 40px; }
.simulated { margin: 0; padding: 8px 12px; text-align: center; font-size: 13px; font-weight: 600; color: var(--wait); background: var(--wait-bg); }
.card { width: 100%; max-width: 420px; background: var(--surface); border: 1px solid var(--line); border-radius: 20px; padding: 20px; display: grid; gap: 12px; min-width: 0; }
.card.wide { max-width: 640px; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; padding-bottom: 12px; border-bottom: 1px solid var(--line); }
.brand { font-weight: 650; color: var(--accent); letter-spacing: -.01em; }
h1, h2, p { margin: 0; overflow-wrap: anywhere; }
h1 { font-size: 18px; } h2 { font-size: 16px; }
.amount { font-size: 30px; line-height: 1.1; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.about, .to, .id { color: var(--muted); } .id, .small { font-size: 13px; }
.id, code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
form, .stack { display: grid; gap: 10px; margin: 0; min-width: 0; }
form { gap: 16px; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(110px, 1fr)); gap: 10px; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 8px; min-width: 0; }
legend { font-weight: 600; padding: 0 0 6px; }
.method { display: flex; align-items: center; gap: 10px; min-height: 48px; padding: 6px 14px; border: 1px solid var(--line); border-radius: 12px; }
.method:has(:checked) { border-color: var(--accent); }
input[type=radio], input[type=checkbox] { width: 20px; height: 20px; accent-color: var(--accent); flex: none; margin: 0; }
input[type=text] { font: inherit; width: 100%; min-height: 48px; padding: 0 14px; border: 1px solid var(--muted); border-radius: 12px; background: var(--surface); color: inherit; }
button, a.primary { font: inherit; font-weight: 600; min-height: 48px; padding: 10px 16px; border-radius: 12px; border: 1px solid transparent; cursor: pointer; color: inherit; background: none; text-align: center; text-decoration: none; }
.primary, a.primary { background: var(--accent); color: light-dark(#fff, #0b1220); }
.secondary { background: var(--surface); border-color: var(--line); }
.quiet { background: var(--raised); font-weight: 500; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; color: var(--muted); min-height: 32px; } details .stack { padding-top: 8px; }
.state { display: inline-block; justify-self: start; padding: 4px 10px; border-radius: 999px; font-size: 13px; font-weight: 600; background: var(--wait-bg); color: var(--wait); }
.state.paid { background: var(--good-bg); color: var(--good); }
.state.declined, .state.expired { background: var(--bad-bg); color: var(--bad); }
.state.open, .state.cancelled, .state.refunded { background: var(--raised); color: var(--muted); }
.facts { margin: 0; border: 1px solid var(--line); border-radius: 12px; padding: 4px 14px; }
.facts div { display: flex; justify-content: space-between; gap: 16px; padding: 8px 0; } .facts div + div { border-top: 1px solid var(--line); }
dt { color: var(--muted); } dd { margin: 0; text-align: end; overflow-wrap: anywhere; font-weight: 550; }
.qr { width: 220px; max-width: 100%; background: #fff; border: 1px solid var(--line); border-radius: 16px; justify-self: center; overflow: hidden; }
.qr svg { display: block; width: 100%; height: auto; }
.list { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
.list li { border: 1px solid var(--line); border-radius: 12px; padding: 12px 14px; display: grid; gap: 8px; min-width: 0; }
.line { display: flex; justify-content: space-between; align-items: center; gap: 12px; flex-wrap: wrap; }
`;

/**
 * What the pages do by themselves where scripts run: post the form that takes the shopper back,
 * close the window, and keep a list fresh while nobody is using it.
 */
export const PAGE_SCRIPT = `
document.querySelector('form[data-auto]')?.submit();
if (document.querySelector('[data-close]')) window.close();
const list = document.querySelector('[data-refresh]');
if (list) {
  setInterval(async () => {
    if (document.hidden || list.contains(document.activeElement)) return;
    const answer = await fetch(location.href).catch(() => undefined);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-refresh]');
    if (fresh && fresh.textContent !== list.textContent) list.replaceChildren(...fresh.childNodes);
  }, 2000);
}
`;

/*
 * Warns before a session ends, so that nobody loses what they have typed. Without it the session
 * ends all the same, and the page after signing in is the one that was asked for.
 */
const MINUTE = 60_000;
/** When the warning comes: minutes before the end. */
const WARNING = 3;

/** @param {HTMLDialogElement} dialog with the times of the session in its data */
export function warnBeforeTimeOut(dialog) {
  const { idle, left: leftAtMost, stay } = dialog.dataset;
  // The server keeps the minute in which something was done last, not the second.
  const quiet = (Number(idle) - 1) * MINUTE;
  // Counted from here: the clock of the server may be another.
  const last = Date.now() + Number(leftAtMost);
  const text = dialog.querySelector('[data-said]');
  let seen = Date.now();
  let isDismissed = false;
  let isOver = false;
  // Pages in other tabs belong to the same session.
  const others = new BroadcastChannel('reeve-session');
  /** Whether the end is the last moment of all, which nothing done moves. */
  const hasEnd = () => last <= seen + quiet;
  const left = () => Math.min(seen + quiet, last) - Date.now();
  const wake = (at) => {
    seen = Math.max(seen, at);
    if (dialog.open && !hasEnd()) dialog.close();
  };
  others.onmessage = ({ data }) => wake(Number(data));
  // A page that loads itself again is nobody who does something.
  if (!new URLSearchParams(location.search).has('again')) others.postMessage(seen);

  const tick = () => {
    const rest = left();
    if (isOver) return;
    if (rest <= 0) {
      // Asked for anew it leads to signing in, and nobody reads over a shoulder what was on it.
      isOver = true;
      location.assign(location.pathname + location.search);
    } else if (rest > WARNING * MINUTE) isDismissed = false;
    else if (!isDismissed) {
      const minutes = Math.ceil(rest / MINUTE);
      const said = minutes === 1 ? 'less than a minute' : `${minutes} minutes`;
      if (text.textContent !== said) text.textContent = said;
      dialog.classList.toggle('app-time-out--end', hasEnd());
      if (!dialog.open) dialog.showModal();
    }
  };
  dialog.addEventListener('close', () => {
    isDismissed = true;
  });
  dialog.querySelector('[data-stay]').addEventListener('click', async () => {
    if (!hasEnd()) {
      const answer = await fetch(stay, { redirect: 'error', cache: 'no-store' }).catch(() => null);
      if (!answer?.ok) return location.assign(location.pathname + location.search);
      wake(Date.now());
      others.postMessage(seen);
    }
    dialog.close();
    isDismissed = hasEnd();
  });
  document.addEventListener('visibilitychange', tick);
  setInterval(tick, 1000);
}

/**
 * Shows what figures come to as soon as one is changed. Without it the button of the form does.
 *
 * @param {HTMLFormElement} form with an element `#results`, which the server draws anew, and
 *   `#results-said`, which says its first paragraph to those who listen, `#results-bar`, which
 *   has them in short, and `#figures-shown`, whose fields change with the year of the prices
 */
export function showResultsAtOnce(form) {
  let latest = 0;
  form.addEventListener('change', async ({ target }) => {
    if (target.name === 'name') return;
    latest += 1;
    const asked = latest;
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
    }).catch(() => undefined);
    const isShown = answer?.ok === true || answer?.status === 422;
    if (!isShown || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const then = page.querySelector('#results');
    // An answer that was overtaken would show figures of before.
    if (asked !== latest || then === null) return;
    document.querySelector('#results-said').textContent = then.querySelector('p').textContent;
    document.querySelector('#results').replaceChildren(...then.children);
    document
      .querySelector('#results-bar')
      .replaceChildren(...page.querySelector('#results-bar').childNodes);
    // Defaults are in the prices of the year that was chosen, and their fields show them so.
    const figures = page.querySelector('#figures-shown');
    if (target.name === 'prices' && answer.ok && figures !== null) {
      document.querySelector('#figures-shown').replaceChildren(...figures.children);
    }
  });
}

/**
 * The page's script. It only shows the threshold explorer and answers its
 * slider; without it nothing is missing that a table does not also say.
 */
export const pageScript = `
for (const explorer of document.querySelectorAll('[data-points]')) {
  const points = JSON.parse(explorer.dataset.points);
  const input = explorer.querySelector('input');
  const output = explorer.querySelector('output');
  const show = () => {
    output.textContent = points[Number(input.value)];
    input.setAttribute('aria-valuetext', points[Number(input.value)]);
  };
  input.addEventListener('input', show);
  show();
  explorer.hidden = false;
}
`;

// Says how many characters are left, beside a text area with data-limit. All words come from the server.
const PAUSE_BEFORE_SPEAKING = 1000;

for (const text of document.querySelectorAll("textarea[data-limit]")) {
  const shown = document.querySelector(`[data-counter-for="${CSS.escape(text.id)}"]`);
  if (shown) count(text, shown);
}

function count(text, shown) {
  // A screen reader that reads every key press hears nothing else, so it has a region of its own that lags behind.
  const spoken = document.createElement("p");
  spoken.className = "ds-sr-only";
  spoken.setAttribute("aria-live", "polite");
  shown.after(spoken);
  let timer;

  const update = () => {
    // The server counts code points, and one line break per line.
    const left = Number(text.dataset.limit) - [...text.value].length;
    shown.textContent = words(shown.dataset, left);
    shown.classList.toggle("counter--over", left < 0);
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = shown.textContent;
    }, PAUSE_BEFORE_SPEAKING);
  };
  text.addEventListener("input", update);
  if (text.value) update();
}

function words({ left, oneLeft, over, oneOver }, number) {
  const amount = Math.abs(number);
  if (number < 0) return amount === 1 ? oneOver : over.replace("{n}", amount);
  return amount === 1 ? oneLeft : left.replace("{n}", amount);
}

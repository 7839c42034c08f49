// Browsers that know `autofocus` on any element have done this already; the others get it here.
const summary = document.querySelector("[data-error-summary]");
if (!("autofocus" in HTMLElement.prototype)) summary?.focus();

// A link in the summary leads to the input itself, not only to its place on the page: one can type at once.
summary?.addEventListener("click", (event) => {
  const target = document.getElementById(event.target.closest("a")?.hash.slice(1) ?? "");
  if (!target) return;
  event.preventDefault();
  // The label is shown too, or the reader would land on an input without knowing what it asks for.
  (target.labels?.[0] ?? target).scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
});

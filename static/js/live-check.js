// Asks the server what the rules say about a name while it is typed. The server answers with the same words as on
// submit (components/findings.html); this script only puts them in place. Nothing is stored by asking.
const PAUSE = 300;

for (const input of document.querySelectorAll("input[data-check-url]")) watch(input);

function watch(input) {
  const region = document.getElementById(`${input.id}-findings`);
  if (!region) return;
  let timer;
  let question;
  let asked = input.value.trim();

  const ask = async () => {
    const name = input.value.trim();
    if (name === asked) return;
    asked = name;
    // An answer about an older name must never overwrite one about a newer.
    question?.abort();
    if (!name) return show(region, "");
    question = new AbortController();
    const { signal } = question;
    region.setAttribute("aria-busy", "true");
    try {
      const address = new URL(input.dataset.checkUrl, document.baseURI);
      address.searchParams.set("name", name);
      const answer = await fetch(address, { signal, headers: { Accept: "text/html" }, redirect: "error" });
      // Too fast or logged out: what is shown would be about another name, and submitting checks everything again.
      show(region, answer.ok ? await answer.text() : "");
    } catch (problem) {
      if (problem.name !== "AbortError") show(region, "");
    } finally {
      if (!signal.aborted) region.removeAttribute("aria-busy");
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  region.addEventListener("click", (event) => {
    const suggestion = event.target.closest("[data-suggestion]");
    if (!suggestion) return;
    event.preventDefault();
    input.value = suggestion.value;
    input.focus();
    // Other scripts hear of it as if it had been written.
    input.dispatchEvent(new Event("input", { bubbles: true }));
    ask();
  });
}

// The region is replaced only when the words differ, so that a screen reader does not read the same thing twice, and
// a source that the reader has opened stays open.
function show(region, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  if (region.textContent.trim() === fresh.content.textContent.trim()) return;
  region.replaceChildren(fresh.content);
}

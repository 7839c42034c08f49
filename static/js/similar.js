// Shows proposals that say much the same while a title is written. The server answers with finished HTML; without this
// script they are shown before the proposal is sent. Nothing is stored by asking.
const PAUSE = 400;
const SHORTEST = 4;

for (const input of document.querySelectorAll("input[data-similar-url]")) watch(input);

function watch(input) {
  const region = document.getElementById(`${input.id}-similar`);
  if (!region) return;
  let timer;
  let question;
  let asked = input.value.trim();

  const ask = async () => {
    const text = input.value.trim();
    if (text === asked) return;
    asked = text;
    question?.abort(); // an answer about an older title must never overwrite one about a newer
    if (text.length < SHORTEST) return show(region, "");
    question = new AbortController();
    const { signal } = question;
    try {
      const address = new URL(input.dataset.similarUrl, document.baseURI);
      address.searchParams.set("tekst", text);
      const answer = await fetch(address, { signal, headers: { Accept: "text/html" }, redirect: "error" });
      show(region, answer.ok ? await answer.text() : "");
    } catch (problem) {
      if (problem.name !== "AbortError") show(region, "");
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}

// Replaced only when the words differ, so that a screen reader does not read the same thing twice, and never while the
// reader stands in it.
function show(region, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  if (region.contains(document.activeElement)) return;
  if (region.textContent.trim() === fresh.content.textContent.trim()) return;
  region.replaceChildren(fresh.content);
}

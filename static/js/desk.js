// Keys through the pile: j for the next case, k for the one before. On a list they move between its rows, and on a wide
// screen the row stands beside the list at once; Enter opens it, as for any link. On a case they lead to its neighbours.
// Everything is an ordinary link without this script. The keys can be turned off, and never act while somebody types.
const STORED = "desk-keys";
const WIDE = matchMedia("(min-width: 80rem)");
const list = document.querySelector("[data-keys]");
const switcher = document.querySelector("[data-keys-on]");
const hint = document.querySelector("[data-keys-hint]");
let asked = 0;

if (hint) hint.hidden = false;
if (switcher) {
  switcher.checked = isOn();
  switcher.addEventListener("change", () => remember(switcher.checked));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !isOn()) return;
  if (event.key !== "j" && event.key !== "k") return;
  if (list) {
    event.preventDefault();
    move(event.key === "j" ? 1 : -1);
  } else {
    document.querySelector(`a[data-key="${event.key}"]`)?.click();
  }
});

list?.addEventListener("focusin", (event) => {
  const link = event.target.closest("a[data-row]");
  if (link && WIDE.matches) showBeside(link);
});

function move(step) {
  const links = [...list.querySelectorAll("a[data-row]")];
  const here = links.indexOf(document.activeElement);
  const marked = links.findIndex((link) => link.closest(".cases__row--on"));
  const start = here >= 0 ? here : marked;
  const next = start < 0 ? 0 : Math.min(Math.max(start + step, 0), links.length - 1);
  links[next]?.focus();
  links[next]?.scrollIntoView({ block: "nearest" });
}

// The list's own page, asked for with the case beside it, has the panel; the rest of it is thrown away.
async function showBeside(link) {
  const panel = document.getElementById("glance");
  if (!panel) return;
  const number = ++asked;
  const address = new URL(window.location.href);
  address.searchParams.set("vis", link.dataset.row);
  address.hash = "";
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("glance");
    if (!answer.ok || !fresh || number !== asked) return;
    document.getElementById("glance").replaceWith(fresh);
    for (const row of list.querySelectorAll(".cases__row--on")) row.classList.remove("cases__row--on");
    link.closest("tr")?.classList.add("cases__row--on");
    document.querySelector(".beside")?.classList.add("beside--open");
    window.history.replaceState(null, "", address);
  } catch {
    // The link still opens the case.
  }
}

function isTyping(target) {
  return target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

function isOn() {
  try {
    return window.localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    window.localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // Then the keys are as they were the next time.
  }
}

// Keeps what is filled in but not stored yet, until it is stored, also when the page is loaded again; and shows the
// field for a neighbouring road only where it is needed. Without this script the page works, with every field shown.

const form = document.querySelector("form[data-keep-draft]");

function controls() {
  return [...form.elements].filter((control) => control.id && /^(SELECT|TEXTAREA|INPUT)$/.test(control.tagName));
}

function valueOf(control) {
  return control.type === "checkbox" ? control.checked : control.value;
}

function put(control, value) {
  if (control.type === "checkbox") control.checked = value;
  else control.value = value;
}

function showNeighbours() {
  for (const select of form.querySelectorAll("[data-shows]")) {
    document.getElementById(select.dataset.shows).hidden = select.value !== "absorb";
  }
}

// A row is remembered with what the server showed, so that a draft never covers what a colleague has stored since.
function rowKey(control) {
  const row = control.closest("tr");
  return row.querySelector("[name^=seen-]").value + row.querySelector("[name^=version-]").value;
}

if (form) {
  const place = `draft:${location.pathname}`;
  const shown = new Map(controls().map((control) => [control.id, valueOf(control)]));
  const draft = JSON.parse(sessionStorage.getItem(place) ?? "{}");

  for (const control of controls()) {
    const kept = draft[control.id];
    if (kept && kept.row === rowKey(control)) put(control, kept.value);
    else delete draft[control.id];
  }
  showNeighbours();

  form.addEventListener("input", ({ target }) => {
    if (!target.id) return;
    if (valueOf(target) === shown.get(target.id)) delete draft[target.id];
    else draft[target.id] = { value: valueOf(target), row: rowKey(target) };
    sessionStorage.setItem(place, JSON.stringify(draft));
    showNeighbours();
  });
  form.addEventListener("submit", () => sessionStorage.removeItem(place));
}

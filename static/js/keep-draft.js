// Keeps what is filled in but not stored yet, also when the page is loaded again or read in the other language form;
// and shows the field for a neighbouring road only where it is needed. Without this script the page works, with every
// field shown.
//
// data-until-stored: the draft outlives sending, and goes when the page of what was stored says so (data-draft-stored,
// with #sendt in its address). data-draft-owner: who is logged in; nobody else who uses the browser gets the draft.

const form = document.querySelector("form[data-keep-draft]");

// The same page has one draft in both language forms.
function placeOf(path) {
  return `draft:${path.replace(/^\/(nb|nn)(?=\/)/, "")}`;
}

// A file can't be put back into its field, and what is chosen among others is one of them and not each.
function controls() {
  const isKept = (control) => control.id && !["file", "radio"].includes(control.type);
  return [...form.elements].filter((control) => isKept(control) && /^(SELECT|TEXTAREA|INPUT)$/.test(control.tagName));
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

// The roads that a neighbour is found among are those of the place whose road changes, which the choice decides.
function offerRoads() {
  for (const select of form.querySelectorAll("[data-offers]")) {
    const { list } = select.selectedOptions[0].dataset;
    const neighbour = document.getElementById(select.dataset.offers);
    if (list) neighbour.setAttribute("list", list);
    else neighbour.removeAttribute("list");
  }
}

// A row is remembered with what the server showed, so that a draft never covers what a colleague has stored since.
// Outside of rows it is remembered with whose it is; what was written before the login belongs to who logged in.
function keyOf(control) {
  const row = control.closest("tr");
  if (!row) return form.dataset.draftOwner ?? "";
  return row.querySelector("[name^=seen-]").value + row.querySelector("[name^=version-]").value;
}

function isFor(control, kept) {
  return kept && (kept.key === keyOf(control) || (kept.key === "" && !control.closest("tr")));
}

if (form) {
  const place = placeOf(location.pathname);
  const outlives = "untilStored" in form.dataset;
  // A page that outlives sending has nothing stored to compare with: what the server shows is the reader's own text.
  const shown = new Map(controls().map((control) => [control.id, outlives ? "" : valueOf(control)]));
  const draft = JSON.parse(sessionStorage.getItem(place) ?? "{}");
  const keep = (control) => {
    if (valueOf(control) === shown.get(control.id)) delete draft[control.id];
    else draft[control.id] = { value: valueOf(control), key: keyOf(control) };
    sessionStorage.setItem(place, JSON.stringify(draft));
  };

  for (const control of controls()) {
    const kept = draft[control.id];
    if (outlives && control.value) keep(control);
    else if (!isFor(control, kept)) delete draft[control.id];
    else {
      put(control, kept.value);
      // The check of the name and the counter hear of it as if it had been written.
      if (outlives) control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  showNeighbours();
  offerRoads();

  form.addEventListener("input", ({ target }) => {
    if (!target.id) return;
    keep(target);
    showNeighbours();
    offerRoads();
  });
  if (!outlives) form.addEventListener("submit", () => sessionStorage.removeItem(place));
}

const stored = document.querySelector("[data-draft-stored]");
if (stored && location.hash === "#sendt") {
  sessionStorage.removeItem(placeOf(stored.dataset.draftStored));
  history.replaceState(null, "", location.pathname + location.search);
}

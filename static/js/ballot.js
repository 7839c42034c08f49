// Stores each choice when it is made. The form is sent as it stands; the answer is the ordinary page, of which the
// status, the choices, the receipt and the idempotency key are taken over. When anything fails, the reader is told, and
// the ordinary button does the same work without this script.
const form = document.querySelector("form.ballot");
const LONGEST_WAIT = 20_000;
const REPLACED = ["own-ballot", "budget-sum", "progress-line"];

if (form) {
  let running = false;
  let changed = false;
  // The buttons pressed since the numbers on the page were last those that are stored; none is let go before that.
  let moves = [];
  let after = null;
  const button = form.querySelector("[data-save]");
  // The button is for those without this script, and for what the page says is not stored.
  button.hidden = isStored();
  form.querySelector("[data-saves-at-once]").hidden = false;

  form.addEventListener("change", (event) => {
    keepNoneApart(event.target);
    changed = true;
    store();
  });

  form.addEventListener("submit", (event) => {
    // The buttons of a ranking move at once; so does Enter in a number field, which presses the nameless button.
    if (form.querySelector("[data-ranking]") && event.submitter !== button) {
      event.preventDefault();
      if (event.submitter?.name) moves.push(event.submitter.value);
      changed = true;
      store();
    } else if (running) {
      event.preventDefault();
      after = () => form.requestSubmit(button);
    } else {
      sendMovesAlong();
    }
  });

  // A choice on its way is stored before the reader goes on, however quick the thumb is.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !running || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    after = () => window.location.assign(link.href);
  });

  // The back button may show the page as it was left; what is stored may be something else.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });

  // One request at a time: two at once could arrive in the wrong order, and the older choice would stand.
  async function store() {
    if (running) return;
    running = true;
    try {
      while (changed) {
        changed = false;
        await save();
      }
      button.hidden = isStored();
    } catch (problem) {
      say("failed", problem instanceof LoggedOut ? status().dataset.ended : status().dataset.failed);
      button.hidden = false;
      after = null;
    } finally {
      running = false;
    }
    after?.();
  }

  async function save() {
    say("saving", status().dataset.saving);
    const sent = new URLSearchParams(new FormData(form));
    for (const move of moves) sent.append("move", move);
    const answer = await fetch(form.action, {
      method: "POST",
      body: sent,
      headers: { Accept: "text/html" },
      // The choice gets there even if the reader goes on to the next road at once.
      keepalive: true,
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const stored = page.getElementById("ballot-status");
    // A login page or an error page has no ballot: then nothing is known to be stored.
    if (!stored) throw answer.redirected ? new LoggedOut() : new Error(String(answer.status));
    takeOver(page, stored, sent);
  }

  // A press that never arrived goes along when the form is sent by its own button.
  function sendMovesAlong() {
    for (const value of moves) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: "move", value });
      form.append(input);
    }
    moves = [];
  }

  function takeOver(page, stored, sent) {
    const fresh = page.querySelector("form.ballot");
    for (const input of form.querySelectorAll("input[type=hidden]")) {
      const same = fresh?.querySelector(`input[type=hidden][name="${CSS.escape(input.name)}"]`);
      if (same) input.value = same.value;
    }
    if (changed) return;
    for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) {
      const same = fresh?.querySelector(`input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`);
      if (same) box.checked = same.hasAttribute("checked");
    }
    takeOverRanking(fresh, sent, moves.at(-1));
    moves = [];
    for (const id of REPLACED) {
      const same = page.getElementById(id);
      if (same) document.getElementById(id)?.replaceWith(same);
    }
    // The region itself stays, or a screen reader would not hear that its words are new.
    status().className = stored.className;
    status().replaceChildren(...stored.childNodes);
  }

  // The options get the numbers, the buttons and the order of the answer; what has focus stays where it is, and what
  // was typed meanwhile stays too.
  function takeOverRanking(fresh, sent, move) {
    const list = form.querySelector("[data-ranking]");
    const freshList = fresh?.querySelector("[data-ranking]");
    if (!list || !freshList) return;
    const held = document.activeElement?.closest("[data-option]");
    let isBefore = Boolean(held);
    for (const option of [...freshList.children]) {
      const present = list.querySelector(`[data-option="${CSS.escape(option.dataset.option)}"]`);
      if (!present) continue;
      takeOverOption(present, option, sent);
      if (present === held) isBefore = false;
      else if (isBefore) list.insertBefore(present, held);
      else list.append(present);
    }
    if (move) focusOn(list, move);
  }

  function takeOverOption(present, option, sent) {
    const [number, freshNumber] = [present, option].map((item) => item.querySelector("input"));
    if (number.value === sent.get(number.name)) number.value = freshNumber.getAttribute("value");
    number.toggleAttribute("aria-invalid", false);
    if (freshNumber.hasAttribute("aria-invalid")) number.setAttribute("aria-invalid", "true");
    present.className = option.className;
    present.querySelector("[data-moves]").replaceChildren(...option.querySelector("[data-moves]").childNodes);
  }

  // Focus stays with the option that was moved: on the same button, or on its first where that one is gone.
  function focusOn(list, value) {
    const same = list.querySelector(`button[value="${CSS.escape(value)}"]`);
    const code = value.slice(value.indexOf(":") + 1);
    (same ?? list.querySelector(`[data-option="${CSS.escape(code)}"] button`))?.focus();
  }
}

class LoggedOut extends Error {}

function status() {
  return document.getElementById("ballot-status");
}

function isStored() {
  return !status().classList.contains("ballot-status--failed");
}

function say(state, words) {
  const line = document.createElement("p");
  line.className = "ballot-status__text";
  line.textContent = words;
  status().className = `ballot-status ballot-status--${state}`;
  status().replaceChildren(line);
}

// "None of these" and something else cannot both be meant; the last press is what counts.
function keepNoneApart(last) {
  const isNone = last.hasAttribute("data-none");
  const isNumber = last.type === "text";
  if (isNumber ? !last.value.trim() : !last.checked) return;
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    if (box !== last && (isNone || box.hasAttribute("data-none"))) box.checked = false;
  }
  if (!isNone) return;
  for (const number of form.querySelectorAll("[data-ranking] input")) number.value = "";
}

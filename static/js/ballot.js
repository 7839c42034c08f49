// Stores each choice when it is made. The form is sent as it stands; the answer is the ordinary page, of which the
// status, the choices and the idempotency key are taken over. When anything fails, the reader is told, and the
// ordinary button does the same work without this script.
const form = document.querySelector("form.ballot");
const LONGEST_WAIT = 20_000;

if (form) {
  let running = false;
  let changed = false;
  let after = null;
  const button = form.querySelector("button[type=submit]");
  // The button is for those without this script, and for what the page says is not stored.
  button.hidden = isStored();

  form.addEventListener("change", (event) => {
    keepNoneApart(event.target);
    changed = true;
    store();
  });

  form.addEventListener("submit", (event) => {
    if (!running) return;
    event.preventDefault();
    after = () => form.requestSubmit();
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
    } catch {
      say("failed", status().dataset.failed);
      button.hidden = false;
      after = null;
    } finally {
      running = false;
    }
    after?.();
  }

  async function save() {
    say("saving", status().dataset.saving);
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "text/html" },
      // The choice gets there even if the reader goes on to the next road at once.
      keepalive: true,
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const stored = page.getElementById("ballot-status");
    // A login page or an error page has no ballot: then nothing is known to be stored.
    if (!stored) throw new Error(String(answer.status));
    takeOver(page.querySelector("form.ballot"), stored);
  }

  function takeOver(fresh, stored) {
    for (const input of form.querySelectorAll("input[type=hidden]")) {
      const same = fresh?.querySelector(`input[type=hidden][name="${CSS.escape(input.name)}"]`);
      if (same) input.value = same.value;
    }
    if (changed) return;
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      const same = fresh?.querySelector(`input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`);
      if (same) box.checked = same.hasAttribute("checked");
    }
    // The region itself stays, or a screen reader would not hear that its words are new.
    status().className = stored.className;
    status().replaceChildren(...stored.childNodes);
  }
}

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

// "None of these" and a name cannot both be meant; the last press is what counts.
function keepNoneApart(last) {
  if (!last.checked) return;
  const isNone = last.hasAttribute("data-none");
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    if (box !== last && (isNone || box.hasAttribute("data-none"))) box.checked = false;
  }
}

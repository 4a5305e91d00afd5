// Everything works without this file. With it, the queue is worked through from the keyboard and no page is loaded whole.

const PARTS = ["nav.kinds", ".narrow", ".guesses", "aside"];
const SUGGEST_AFTER = 200; // milliseconds

const review = document.getElementById("review");
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const guesses = () => [...document.querySelectorAll(".guess:not(.done)")];
const current = () => document.querySelector(".guess[aria-current]");

function choose(guess, focused = true) {
  current()?.removeAttribute("aria-current");
  if (!guess) return;
  guess.setAttribute("aria-current", "true");
  if (!focused) return;
  guess.focus({ preventScroll: true });
  guess.scrollIntoView({ block: "start" });
}

function move(step) {
  const all = guesses();
  const at = all.indexOf(current());
  choose(all[Math.min(Math.max(at + step, 0), all.length - 1)]);
}

// What is decided goes at once; the next guess is chosen, so that the next key is about that one.
function leave(decided) {
  const all = guesses();
  const after = all.slice(all.indexOf(decided.at(-1)) + 1);
  decided.forEach((guess) => guess.classList.add("done"));
  choose(after.find((guess) => !decided.includes(guess)) ?? guesses().at(-1));
}

function decidedBy(form) {
  if (form.id === "bulk") return guesses().filter((guess) => guess.querySelector("[data-select]:checked"));
  if (form.matches(".undo-form")) return [];
  const guess = form.closest("dialog") ? current() : form.closest(".guess");
  return guess ? [guess] : [];
}

let sending = Promise.resolve();
let waiting = 0;

function send(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  const known = new Set([...document.querySelectorAll(".guess")].map((guess) => guess.id));
  const decided = decidedBy(form);
  if (decided.length) leave(decided);
  waiting += 1;
  sending = sending
    .then(() => fetch(form.getAttribute("action"), { method: "POST", body }))
    .then(async (response) => show(response, await response.text(), form.matches(".undo-form") ? known : null))
    .catch(() => location.reload());
}

function show(response, html, known) {
  waiting -= 1;
  const page = parse(html);
  if (!response.ok || !page.getElementById("review")) {
    location.assign(response.ok ? response.url : location.href);
    return;
  }
  const said = document.getElementById("said");
  const told = [...page.getElementById("said").children];
  said.replaceChildren(...(waiting ? [...said.children, ...told] : told));
  if (!waiting) renew(page, known);
}

function renew(page, known) {
  const at = current()?.id;
  const selected = new Set([...document.querySelectorAll("[data-select]:checked")].map((box) => box.value));
  const helped = document.getElementById("keys")?.open;
  for (const part of PARTS) document.querySelector(part).replaceWith(page.querySelector(part));
  document.querySelectorAll("[data-select]").forEach((box) => { box.checked = selected.has(box.value); });
  document.getElementById("keys").open = helped;
  showHelpButton();
  const back = known && guesses().find((guess) => !known.has(guess.id));
  choose(back || document.getElementById(at) || guesses()[0]);
}

function showHelpButton() {
  document.querySelectorAll("[data-help]").forEach((button) => { button.hidden = false; });
}

function toggleHelp() {
  const keys = document.getElementById("keys");
  keys.open = !keys.open;
  if (keys.open) keys.scrollIntoView({ block: "nearest" });
}

// Another target: the list of its own page, in a dialog.
async function askTarget(link) {
  const response = await fetch(link.href);
  const targets = parse(await response.text()).getElementById("targets");
  if (!response.ok || !targets) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", link.textContent);
  dialog.append(targets);
  dialog.addEventListener("close", () => dialog.remove());
  review.append(dialog);
  dialog.showModal();
  dialog.querySelector("[data-words]").focus();
}

function narrowTargets(words) {
  const number = /^\d+$/.test(words) ? words : "";
  document.querySelectorAll("dialog [data-number]").forEach((button) => {
    const fits = number
      ? button.dataset.number.startsWith(number)
      : button.textContent.toLowerCase().includes(words.toLowerCase());
    button.closest("li").hidden = !fits;
  });
}

function takeTarget(dialog, words) {
  const buttons = [...dialog.querySelectorAll("[data-number]:enabled")].filter((button) => !button.closest("li").hidden);
  const number = words.trim();
  const button = /^\d+$/.test(number) ? buttons.find((each) => each.dataset.number === number) : buttons[0];
  if (button) button.click();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const key = event.key;
  const keys = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1), "?": toggleHelp,
    x: () => current()?.querySelector("[data-select]")?.click(),
    u: () => document.querySelector(".latest [data-key=u]")?.click(),
    A: () => document.querySelector("#bulk [data-key=A]")?.click(),
    R: () => document.querySelector("#bulk [data-key=R]")?.click(),
  };
  const own = /^[artds]$/.test(key) ? current()?.querySelector(`[data-key="${key}"]`) : null;
  if (!keys[key] && !own) return;
  event.preventDefault();
  if (own) own.click();
  else keys[key]();
}

function onSubmit(event) {
  const form = event.target;
  const dialog = form.closest("dialog");
  if (form.matches("[data-filter]") && dialog) {
    event.preventDefault();
    takeTarget(dialog, form.elements.soeg.value);
  } else if (form.matches("[data-act]")) {
    event.preventDefault();
    send(form, event.submitter);
    dialog?.close();
  }
}

function onClick(event) {
  const target = event.target.closest("[data-target], [data-close], [data-help], .guess");
  if (!target) return;
  if (target.matches(".guess")) choose(target, false);
  else if (target.matches("[data-help]")) toggleHelp();
  else if (target.matches("[data-target]") && !(event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    choose(target.closest(".guess"), false);
    askTarget(target);
  } else if (target.matches("[data-close]") && target.closest("dialog")) {
    event.preventDefault();
    target.closest("dialog").close();
  }
}

if (review) {
  document.addEventListener("keydown", onKey);
  review.addEventListener("submit", onSubmit);
  review.addEventListener("click", onClick);
  review.addEventListener("input", (event) => {
    if (event.target.matches("dialog [data-words]")) narrowTargets(event.target.value.trim());
  });
  showHelpButton();
  choose(document.getElementById(location.hash.slice(1)) ?? guesses()[0], Boolean(location.hash));
}

// What may be meant, while an article or a debate is typed.
function suggest(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}_suggestions`;
  input.after(list);
  input.setAttribute("list", list.id);
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const response = await fetch(`${input.dataset.suggest}?soeg=${encodeURIComponent(input.value)}`);
      const { rows } = response.ok ? await response.json() : { rows: [] };
      list.replaceChildren(...rows.map((row) => new Option(row.label, row.value)));
    }, SUGGEST_AFTER);
  });
}

document.querySelectorAll("input[data-suggest]").forEach(suggest);

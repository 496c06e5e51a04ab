// The page is whole without this script. It adds what links cannot do: both
// accounts come to the words of a finding at once, and keys move through the
// findings.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const wide = matchMedia("(min-width: 68rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const agreements = document.getElementById("agreements");
const help = document.getElementById("help");
let active = null;

document.documentElement.classList.add("scripted");

// A pane that scrolls by itself is a stop of the Tab key, unless it has some.
for (const pane of all(".pane:not(:has(a))")) pane.tabIndex = 0;

// The findings that can be seen, in order: not of a level put away, not in a closed list.
const findings = () => all(".finding").filter((f) => f.checkVisibility());
const wordsOf = (finding) => all(`[data-f~="${finding.id.slice(1)}"]`);

function activate(finding) {
  if (finding === active) return;
  release();
  active = finding;
  active.setAttribute("aria-current", "true");
  const number = active.id.slice(1);
  document.documentElement.dataset.active = active.dataset.level;
  for (const e of wordsOf(active)) {
    e.classList.add("on");
    if ((e.dataset.m || "").split(" ").includes(number)) e.classList.add("hot");
  }
}

function release() {
  active?.removeAttribute("aria-current");
  for (const e of all(".on")) e.classList.remove("on", "hot");
  active = null;
}

// reveal scrolls an element's own pane, and tells where the element will be.
function reveal(element, at) {
  const pane = element.closest(".pane");
  const strip = pane.closest(".many .accounts");
  if (strip) strip.scrollLeft = pane.offsetLeft - strip.offsetLeft - (strip.clientWidth - pane.clientWidth) / 2;
  const from = element.getBoundingClientRect().top;
  const before = pane.scrollTop;
  const wanted = before + from - pane.getBoundingClientRect().top - at * pane.clientHeight;
  const after = Math.max(0, Math.min(wanted, pane.scrollHeight - pane.clientHeight));
  pane.scrollTo({ top: after, behavior: calm.matches ? "instant" : "smooth" });
  return from - (after - before);
}

// show brings all words of a finding into view, side by side.
function show(finding) {
  activate(finding);
  if (!wide.matches) return;
  const first = new Map();
  for (const e of all(".hot")) {
    const account = e.closest(".account");
    if (!first.has(account)) first.set(account, e);
  }
  const places = [...first.values()].map((e) => reveal(e, 0.35));
  if (places.some((y) => y < 0 || y > innerHeight - 40)) {
    document.querySelector(".sheet").scrollIntoView({ block: "start" });
  }
}

function step(by) {
  const list = findings();
  const next = list[active && list.includes(active) ? list.indexOf(active) + by : by > 0 ? 0 : list.length - 1];
  if (!next) return;
  next.querySelector("h3 a").focus({ preventScroll: true });
  if (wide.matches) reveal(next, 0.3);
  else next.scrollIntoView({ block: "center" });
  show(next);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const finding = event.target.closest(".finding");
  if (finding) {
    show(finding);
    if (link && wide.matches) {
      event.preventDefault();
      history.replaceState(null, "", "#" + finding.id);
      const words = document.getElementById(link.hash.slice(1)).querySelector(".hot") ?? document.querySelector(".hot");
      if (words && event.detail === 0) focusOn(words); // from the keyboard: go there
    }
    return;
  }
  const pointed = link?.closest("sup, .matrix td") && document.getElementById(link.hash.slice(1));
  if (pointed) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    pointed.querySelector("h3 a").focus({ preventScroll: true });
    if (wide.matches) reveal(pointed, 0.3);
    else pointed.scrollIntoView({ block: "center" });
    show(pointed);
  } else if (link?.hash === "#agreements") {
    agreements.open = true;
  }
});

function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

document.addEventListener("focusin", (event) => {
  const finding = event.target.closest(".finding");
  if (finding) activate(finding);
});

document.addEventListener("change", () => {
  if (active && !active.checkVisibility()) release();
});

// A reading that Escape put away comes back when its words are come to anew.
function putAway() {
  for (const e of all(".reading:is(:hover, :focus-within)")) e.classList.add("away");
}

for (const type of ["mouseover", "focusin"]) {
  document.addEventListener(type, () => {
    for (const e of all(".away:not(:hover, :focus-within)")) e.classList.remove("away");
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  switch (event.key) {
    case "j": step(1); break;
    case "k": step(-1); break;
    case "Escape": release(); putAway(); break;
    case "?": help.togglePopover(); break;
    case "5": if (agreements) agreements.open = !agreements.open; break;
    default: document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  }
});

// A link to a finding opens the page there.
const asked = document.getElementById(location.hash.slice(1));
if (asked?.matches(".finding")) {
  if (agreements?.contains(asked)) agreements.open = true;
  show(asked);
}

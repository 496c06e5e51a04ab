// Pages are whole without this script. It adds what a form cannot do: the marks
// of a draft appear as it is written, and files may be dropped anywhere.
"use strict";

// A draft that is being written. The field gives way to an element whose words can
// be marked without touching them (CSS Custom Highlight API).
function live(form) {
  const field = form.elements.draft;
  const status = document.getElementById("live");
  const answer = document.getElementById("checked");
  let sheet = field;
  if (window.Highlight && CSS.highlights) {
    sheet = document.createElement("div");
    sheet.className = "sheet-of-paper";
    sheet.contentEditable = "plaintext-only";
    if (sheet.contentEditable !== "plaintext-only") sheet = field;
  }
  if (sheet !== field) {
    sheet.textContent = field.value;
    sheet.style.height = field.offsetHeight + "px"; // so that nothing below it moves
    sheet.setAttribute("role", "textbox");
    sheet.setAttribute("aria-multiline", "true");
    sheet.setAttribute("aria-labelledby", "draft-label");
    sheet.tabIndex = 0;
    field.before(sheet);
    field.hidden = true;
    field.required = false;
    document.getElementById("draft-label").addEventListener("click", () => sheet.focus());
  }
  const words = () => (sheet === field ? field.value : sheet.innerText);

  // mark shows the verdicts of the answer in the draft: each sentence is looked for
  // behind the one before.
  function mark() {
    if (sheet === field) return;
    CSS.highlights.clear();
    const ranges = {};
    const nodes = [];
    const walk = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    let all = "";
    while (walk.nextNode()) {
      nodes.push([all.length, walk.currentNode]);
      all += walk.currentNode.data;
    }
    const place = (at) => {
      const [start, node] = nodes.findLast(([start]) => start <= at);
      return [node, Math.min(at - start, node.data.length)];
    };
    let from = 0;
    for (const sentence of answer.querySelectorAll(".sentence")) {
      const text = sentence.querySelector(".words").textContent;
      const at = all.indexOf(text, from);
      if (at < 0) continue;
      from = at + text.length;
      const verdict = ["contradicted", "changed", "unsupported"].find((v) => sentence.classList.contains(v));
      if (!verdict) continue;
      const range = new Range();
      range.setStart(...place(at));
      range.setEnd(...place(from));
      (ranges[verdict] ??= []).push(range);
    }
    for (const verdict in ranges) CSS.highlights.set(verdict, new Highlight(...ranges[verdict]));
  }

  let asked = null;
  async function ask() {
    field.value = words();
    const sources = [...form.elements].some((e) => (e.name === "text" && e.value.trim()) || (e.name === "file" && e.files.length));
    if (!field.value.trim() || !sources) return;
    asked?.abort();
    asked = new AbortController();
    const body = new FormData(form);
    body.set("part", "1");
    try {
      const response = await fetch(form.dataset.live, { method: "POST", body, signal: asked.signal });
      if (!response.ok) throw new Error(response.status === 422 ? "not enough text yet" : `no answer (${response.status})`);
      answer.innerHTML = await response.text();
      status.textContent = answer.querySelector(".tally")?.textContent.replace(/^\s*\S+ \S+/, "").replace(/\s+/g, " ").trim() ?? "";
      mark();
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = error.message;
    }
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 350);
  });
  form.addEventListener("submit", () => (field.value = words()));
  mark();
}

// Files dropped anywhere on a page with a field for files go into it.
function drop(field) {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

const checking = document.querySelector("form[data-live]");
if (checking) live(checking);
const files = document.querySelector("input[type=file]");
if (files) drop(files);

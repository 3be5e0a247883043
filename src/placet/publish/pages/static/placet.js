// What pages can do more where scripts run; everything is there without this. Each function finds its elements, or does nothing.
"use strict";

// A cell of the matrix opens its words beside it, taken from the same page, instead of going down to them.
function openWordsFromCells() {
  const cells = document.querySelectorAll("a[data-words]");
  if (!cells.length || typeof HTMLDialogElement === "undefined") return;
  const dialog = document.createElement("dialog");
  dialog.className = "words";
  const close = document.createElement("button");
  close.className = "close";
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  for (const cell of cells) {
    cell.addEventListener("click", (event) => {
      const words = document.getElementById(cell.dataset.words);
      if (!words || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const heading = document.createElement("h2");
      heading.textContent = words.dataset.name;
      const copies = Array.from(words.cloneNode(true).children);
      dialog.setAttribute("aria-label", words.dataset.name);
      dialog.replaceChildren(close, heading, ...copies);
      dialog.showModal();
    });
  }
}

openWordsFromCells();

// What is folded is printed too.
function unfoldForPrint() {
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details:not([open])")) { folded.open = true; opened.push(folded); }
  });
  addEventListener("afterprint", () => { while (opened.length) opened.pop().open = false; });
}
unfoldForPrint();

// A document, or the queue of a review: going from item to item and deciding by keys; an item lights its words, and words their notes.
function goThroughItems() {
  const notes = Array.from(document.querySelectorAll(".note[data-item]"));
  if (!notes.length) return;
  const help = document.querySelector("dialog.keys");
  let here = null;

  const light = (items, on) => {
    for (const item of items) {
      for (const mark of document.querySelectorAll(`mark[data-items~="${CSS.escape(item)}"]`)) mark.classList.toggle("lit", on);
      const note = document.getElementById(item);
      if (note) note.classList.toggle("lit", on);
    }
  };
  const over = (event, on) => {
    const found = event.target instanceof Element && event.target.closest("[data-item], mark[data-items]");
    if (found) light((found.dataset.items ?? found.dataset.item).split(" ").filter(Boolean), on);
  };
  for (const [type, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(type, (event) => over(event, on));
  }

  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches("details.note")) { target.open = true; here = target; }
  };
  addEventListener("hashchange", openTarget);
  openTarget();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.ref");
    const note = link && document.getElementById(link.dataset.item);
    if (note) note.open = true;
  });

  const visible = () => notes.filter((note) => note.getClientRects().length);
  const step = (by) => {
    const there = visible();
    const at = there.indexOf(here);
    const next = there[at < 0 ? (by > 0 ? 0 : there.length - 1) : at + by];
    if (!next) return;
    if (here && here !== next && here.matches("details")) here.open = false;
    here = next;
    if (here.matches("details")) here.open = true;
    (here.querySelector(":scope > summary") ?? here).focus();
    here.scrollIntoView({ block: "center" });
  };
  const press = (key) => {
    const note = document.activeElement?.closest?.(".note") ?? here;
    const button = note && note.querySelector(`[data-key="${key}"]`);
    const name = document.querySelector("#decider[open] input[name=by]");
    if (!button && name) name.focus();
    if (!button) return;
    button.click();
    if (key === "c") note.querySelector(".correct select")?.focus();
  };
  const showHelp = () => { if (help && !help.open) help.showModal(); };
  for (const button of document.querySelectorAll("button.keys")) { button.hidden = false; button.addEventListener("click", showHelp); }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
    else if ("arcu".includes(event.key) && event.key.length === 1) press(event.key);
    else if (event.key === "?") showHelp();
    else return;
    event.preventDefault();
  });
}
goThroughItems();

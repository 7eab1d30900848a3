// Sections and questions of a draft are dragged by a grip, with a mouse or a finger; where one is dropped is sent as the
// buttons beside it send theirs, and the page comes anew. Without this file, and by keyboard, the buttons are the way.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-order]");
  if (!form) return;
  const add = (row, place) => {
    const grip = document.createElement("span");
    Object.assign(grip, { className: "grip", textContent: "⠿", title: form.dataset.order });
    grip.setAttribute("aria-hidden", "true");
    place.prepend(grip);
    grip.addEventListener("pointerdown", (event) => event.button === 0 && begin(event, row, grip, form));
  };
  for (const row of document.querySelectorAll("[data-section]")) add(row, row.querySelector("header .row"));
  for (const row of document.querySelectorAll("[data-question]")) add(row, row.querySelector("form.row"));
});

const [EDGE, STEP] = [70, 14]; // so near the rim of the window the page scrolls along, by so much
const isBelow = (row, y) => { const { top, height } = row.getBoundingClientRect(); return y > top + height / 2; };
const after = (row, what) => {
  let next = row.nextElementSibling;
  while (next && !next.matches(`[data-${what}]`)) next = next.nextElementSibling;
  return next?.dataset[what] ?? "";
};

function begin(event, row, grip, form) {
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  row.dataset.dragged = "";
  let [spot, at] = [null, null];
  const show = (found) => {
    if (spot) delete spot.row.dataset.drop;
    spot = found;
    if (spot) spot.row.dataset.drop = spot.isAfter ? "after" : "before";
  };
  const look = () => show(spotAt(at.clientX, at.clientY, row));
  const scrolling = setInterval(() => {
    const step = !at ? 0 : at.clientY < EDGE ? -STEP : at.clientY > innerHeight - EDGE ? STEP : 0;
    if (!step) return;
    scrollBy({ top: step, behavior: "instant" });
    look();
  }, 16);
  const move = (event) => {
    at = event;
    look();
  };
  const end = (isDropped) => {
    const found = spot;
    clearInterval(scrolling);
    show(null);
    delete row.dataset.dragged;
    for (const [name, listener] of listeners) removeEventListener(name, listener, true);
    if (isDropped && found) send(form, row, found);
  };
  const listeners = [
    ["pointermove", move],
    ["pointerup", () => end(true)],
    ["pointercancel", () => end(false)],
    ["keydown", (key) => key.key === "Escape" && end(false)],
  ];
  for (const [name, listener] of listeners) addEventListener(name, listener, true);
}

// Beside which row it would lie, and before what: a section beside a section, a question beside a question or at the
// beginning or end of the section that the pointer is over.
function spotAt(x, y, dragged) {
  const under = document.elementFromPoint(x, y);
  const section = under?.closest("[data-section]");
  if (!section) return null;
  if ("section" in dragged.dataset) {
    const isAfter = isBelow(section, y);
    return section === dragged ? null : { row: section, isAfter, before: isAfter ? after(section, "section") : section.dataset.section };
  }
  const question = under.closest("[data-question]");
  if (question === dragged) return null;
  if (question) {
    const isAfter = isBelow(question, y);
    return { row: question, isAfter, section: section.dataset.section, before: isAfter ? after(question, "question") : question.dataset.question };
  }
  const first = section.querySelector("[data-question]");
  const isAfter = !first || isBelow(section, y);
  return { row: section, isAfter, section: section.dataset.section, before: isAfter ? "" : first.dataset.question };
}

function send(form, row, spot) {
  const { key, seen, section, before } = form.elements;
  key.value = row.dataset.question ?? "";
  seen.value = row.dataset.section ?? "";
  section.value = spot.section ?? "";
  before.value = spot.before;
  form.submit();
}

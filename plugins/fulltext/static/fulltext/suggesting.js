// Documents and units to go to while typing, and in an empty box what was looked for last. Without this file the box asks
// as it is. The list is a listbox of links, so that a click, a middle click and Enter lead where they always do.
const PAUSE = 150; // milliseconds after the last key

function combine(input) {
  const list = document.createElement("div");
  Object.assign(list, { id: `${input.id}-suggestions`, className: "sheet suggestions", role: "listbox", hidden: true });
  list.setAttribute("aria-label", input.dataset.suggestionsLabel);
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id }))
    input.setAttribute(name, value);

  let [timer, asked, active] = [0, null, null];
  const activate = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (isShown) => {
    list.hidden = !isShown;
    input.setAttribute("aria-expanded", isShown);
    if (!isShown) activate(null);
  };
  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    show(false);
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${input.dataset.suggestions}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: asked.signal, redirect: "error" });
      if (!answer.ok) return close();
      list.innerHTML = await answer.text();
      [...list.children].forEach((option, at) => (option.id = `${list.id}-${at}`));
      activate(null);
      show(list.children.length > 0 && document.activeElement === input);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };
  const move = (step) => {
    const options = [null, ...list.children];
    activate(options.at((options.indexOf(active) + step + options.length) % options.length));
  };

  show(false);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("focus", () => !input.value && !input.autofocus && ask()); // the page of that box lists them itself
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && list.hidden) ask();
    else if (list.hidden) return;
    else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active) active.click();
    else return;
    event.preventDefault();
  });
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-suggestions]").forEach(combine));

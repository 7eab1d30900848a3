// Improvements only: every page works without this file.
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  document.querySelector(".error-summary")?.focus();
});

// What waits for the end of a text opens when the end has been seen, or passed by a jump to the foot of the page.
const PASSED = { rootMargin: "1000000px 0px 0px 0px" };
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-at-end]");
  const end = [...document.querySelectorAll("[data-reading] > *")].filter((part) => part.offsetParent).at(-1);
  if (!form || !end || !("IntersectionObserver" in window)) return;
  const watch = new IntersectionObserver(([seen]) => {
    if (!seen.isIntersecting) return;
    form.elements.end.value = "1";
    form.hidden = false;
    document.querySelector("[data-until-end]")?.remove();
    watch.disconnect();
  }, PASSED);
  watch.observe(end);
});

// A menu closes with Escape and gives the focus back, or when something outside of it is chosen.
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".menu[open], .tabbar details[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open], .tabbar details[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A form that says so asks before what was typed is lost.
document.addEventListener("input", (event) => event.target.closest("[data-unsaved]")?.setAttribute("data-touched", ""));
document.addEventListener("submit", (event) => event.target.removeAttribute("data-touched"));
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-touched]")) event.preventDefault();
});

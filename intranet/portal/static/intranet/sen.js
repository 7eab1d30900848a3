// Improvements only: every page works without this file.
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  document.querySelector(".error-summary")?.focus();
});

// What a link leads to is shown, where it is folded away.
const unfold = () => {
  const aimed = document.getElementById(location.hash.slice(1));
  if (aimed?.matches("details")) aimed.open = true;
};
addEventListener("hashchange", unfold);
document.addEventListener("DOMContentLoaded", unfold);

// What waits for the end of a text opens when every part of it has been on the screen. A jump past some of them leads back
// to the first that was passed over.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-at-end]");
  const parts = [...document.querySelectorAll("[data-reading] > *")].filter((part) => part.offsetParent);
  if (!form || !parts.length || !("IntersectionObserver" in window)) return;
  const unseen = new Set(parts);
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) if (isIntersecting && unseen.delete(target)) watch.unobserve(target);
    if (unseen.size || form.elements.end.value) return;
    form.elements.end.value = "1";
    form.hidden = false;
    document.querySelector("[data-until-end]")?.remove();
  });
  parts.forEach((part) => watch.observe(part));
  document.querySelector(".duebar a[href='#ack']")?.addEventListener("click", (event) => {
    if (!unseen.size) return;
    event.preventDefault();
    [...unseen][0].scrollIntoView({ block: "start" });
  });
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

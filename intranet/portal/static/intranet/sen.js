// Improvements only: every page works without this file.
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  document.querySelector(".error-summary")?.focus();
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

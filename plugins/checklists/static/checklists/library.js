// Shows a question as units will see it while it is typed. Without this file the button below the form does.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-preview]");
  const shown = document.querySelector("[data-shown]");
  if (!form || !shown) return;
  form.querySelector("[data-by-hand]").hidden = true;
  const fits = { choices: ["choice"], measure: ["number", "share"] };
  const kind = form.elements.kind;
  const offer = () => {
    for (const [name, kinds] of Object.entries(fits)) form.elements[name].closest(".field").hidden = !kinds.includes(kind.value);
  };
  kind.addEventListener("change", offer);
  offer();
  let timer = 0;
  let latest = 0;
  const show = async () => {
    const mine = ++latest;
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), credentials: "same-origin" })
      .catch(() => null);
    if (!answer?.ok || mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    shown.replaceChildren(...page.body.childNodes);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  });
  // What was typed is not lost by a slip: a link away asks, the buttons of the form do not.
  let typed = false;
  form.addEventListener("input", () => (typed = true));
  form.addEventListener("submit", () => (typed = false));
  addEventListener("beforeunload", (event) => typed && event.preventDefault());
});

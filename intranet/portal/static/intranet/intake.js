// Several files are sent one by one, so that each says at once what became of it. Without this file they go together.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-many]");
  form?.addEventListener("submit", async (event) => {
    const files = [...form.elements.file.files];
    if (files.length < 2) return;
    event.preventDefault();
    const progress = document.querySelector("[data-progress]");
    const outcomes = document.querySelector("[data-outcomes]");
    outcomes.closest("[hidden]")?.removeAttribute("hidden");
    form.querySelector("button").disabled = true;
    for (const [number, file] of files.entries()) {
      progress.textContent = `${progress.dataset.progress} ${number + 1}/${files.length}: ${file.name}`;
      const body = new FormData(form);
      body.set("file", file);
      body.set("one", "1");
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" }).catch(() => null);
      const line = document.createElement("li");
      if (answer?.ok) outcomes.insertAdjacentHTML("beforeend", await answer.text());
      else {
        line.textContent = `${file.name}: ${progress.dataset.failed}`;
        outcomes.append(line);
      }
    }
    progress.textContent = progress.dataset.done;
    form.querySelector("button").disabled = false;
    form.reset();
  });
});

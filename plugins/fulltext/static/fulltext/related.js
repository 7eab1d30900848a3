// What is like a document is looked for when its place comes on the screen; without this file the link there leads to it.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-related]");
  if (!place || !("IntersectionObserver" in window)) return;
  const watch = new IntersectionObserver(async ([change]) => {
    if (!change.isIntersecting) return;
    watch.disconnect();
    const answer = await fetch(place.dataset.related, { redirect: "error" }).catch(() => null);
    if (!answer?.ok) return;
    const found = (await answer.text()).trim();
    if (found) place.querySelector("a").outerHTML = found;
    else place.remove();
  });
  watch.observe(place);
});

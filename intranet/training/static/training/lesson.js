// Counts down what is left of a lesson that is done by time, and says so to the server when it is over; the server decides by its
// own clock, and says how much is left where ours runs ahead. Without this file the button below the lesson does the same.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-timed]");
  const form = document.querySelector("[data-finish]");
  if (!place || !form) return;
  const clock = place.querySelector("[data-clock]");
  let end, timer, isAsking = false;

  const show = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    clock.textContent = `· ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (!left) ask();
  };
  const count = (seconds) => {
    clearInterval(timer);
    end = performance.now() + seconds * 1000;
    timer = setInterval(show, 1000);
    show();
  };
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    clearInterval(timer);
    const body = new FormData(form);
    body.append("still", "1"); // whoever is here stays here: the next lesson is opened by its button
    const options = { method: "POST", body, credentials: "same-origin", headers: { Accept: "application/json" } };
    const answer = await fetch(form.action, options).catch(() => null);
    const said = answer?.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
    isAsking = false;
    if (said?.done) return done();
    if (said?.message) return (place.querySelector("[data-told]").textContent = said.message);
    count(Math.max(5, said?.left ?? 15)); // no connection, or signed out: asked again
  };
  const done = () => {
    place.querySelector("[data-waiting]").hidden = true;
    place.querySelector("[data-told]").textContent = place.dataset.done;
    place.dataset.state = "done";
    const onward = document.querySelector("[data-onward]"), isHere = form.contains(document.activeElement);
    form.hidden = true;
    onward.hidden = false;
    if (isHere) onward.focus(); // the button that was about to be pressed is gone
  };

  document.addEventListener("visibilitychange", () => document.hidden || form.hidden || show()); // a tab behind others is woken late
  count(Number(place.dataset.timed));
});

// Keeps answers of a test as they are given. Without this file the buttons below the questions keep them all.
// What was given lies on this device until the server has it, under the key of the person and the attempt: a lost connection
// or a closed tab loses nothing, and nobody else who signs in here is shown it. What is right is not known here.
document.addEventListener("DOMContentLoaded", () => {
  forgetHandedIn();
  const form = document.querySelector("[data-test]");
  if (!form) return;
  const bar = document.querySelector("[data-bar]");
  const page = { form, bar, calm: bar.dataset.state, told: bar.querySelector("[data-saved]"), clock: new Clock(form) };
  page.told.textContent = page.told.dataset.each;
  const questions = [...form.querySelectorAll("[data-answer]")].map((place) => new Question(place, page));
  const sendAll = () => questions.forEach((question) => question.send());
  addEventListener("online", sendAll);
  addEventListener("pagehide", sendAll);
  setInterval(sendAll, 15000);
  let isWaiting = false, isPatient = true;
  form.addEventListener("submit", (event) => {
    const underWay = questions.filter((question) => question.sending);
    if (navigator.onLine && !isWaiting && !(isPatient && underWay.length)) {
      isPatient = true;
      return questions.forEach((question) => question.leave());
    }
    event.preventDefault(); // the browser's own page about it would stand in the place of the answers
    if (!navigator.onLine) return questions[0]?.tell("offline");
    if (isWaiting) return;
    isWaiting = true; // else what is on its way would meet what follows it like the answer of another screen
    const waited = new Promise((done) => setTimeout(done, 5000));
    Promise.race([Promise.all(underWay.map((question) => question.way)), waited]).then(() => {
      [isWaiting, isPatient] = [false, false];
      form.requestSubmit(event.submitter);
    });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input:not([type=radio], [type=checkbox])")) return;
    event.preventDefault(); // a line is typed on; nobody means to hand in
    sendAll();
  });
});

// This device may refuse to keep anything; then the page works as far as the connection lasts.
const device = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* full or forbidden */ } },
  remove: (key) => { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
};

// What was handed in is not to be sent again.
function forgetHandedIn() {
  const prefix = document.querySelector("[data-handed-in]")?.dataset.handedIn;
  if (!prefix) return;
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach((key) => localStorage.removeItem(key));
  } catch { /* forbidden */ }
}

// Counts down from what the server said; every answer of the server sets it right.
class Clock {
  constructor(form) {
    Object.assign(this, { form, place: document.querySelector("[data-left]"), soon: document.querySelector("[data-soon]") });
    if (!this.place) return;
    this.set(Number(this.place.dataset.left));
    this.timer = setInterval(() => this.show(), 1000);
    this.show();
  }

  set(seconds) {
    if (seconds !== null && seconds !== undefined) this.end = performance.now() + seconds * 1000;
  }

  show() {
    const left = Math.max(0, Math.ceil((this.end - performance.now()) / 1000));
    const [minutes, seconds] = [Math.floor(left / 60), String(left % 60).padStart(2, "0")];
    this.place.textContent = `${minutes}:${seconds} ${this.place.dataset.words}`;
    if (left === 300) this.soon.textContent = this.soon.dataset.five;
    if (left === 60) this.soon.textContent = this.soon.dataset.one;
    if (left) return;
    clearInterval(this.timer);
    const sure = document.createElement("input");
    Object.assign(sure, { type: "hidden", name: "sure", value: "1" });
    this.form.append(sure);
    const handIn = () => this.form.requestSubmit(); // within the grace of the server, so that the last answers count
    if (navigator.onLine) handIn();
    else addEventListener("online", handIn, { once: true });
  }
}

class Question {
  constructor(place, page) {
    const name = place.querySelector("[name$='-saves']").name.replace("-saves", "");
    const key = `training:${page.form.dataset.person}:${page.form.dataset.attempt}:${name}`;
    Object.assign(this, { place, page, name, key, waits: false, sending: false, timer: 0 });
    place.addEventListener("input", () => this.given(800));
    place.addEventListener("change", () => this.given(0));
    this.notice.querySelectorAll("[data-choose]").forEach((button) => {
      button.onclick = () => this.choose(button.dataset.choose);
    });
    this.restore();
  }

  get notice() {
    return this.place.querySelector("[data-differ]");
  }

  get fields() {
    return [...this.place.elements].filter((field) => field.name === this.name);
  }

  get saves() {
    return this.place.querySelector("[name$='-saves']");
  }

  values() {
    const given = this.fields.filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked);
    return given.map((field) => field.value);
  }

  words() {
    return JSON.stringify(this.values());
  }

  fill(values) {
    this.fields.forEach((field, number) => {
      if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
      else field.value = values[number] ?? "";
    });
  }

  restore() {
    this.sent = this.words();
    const kept = JSON.parse(device.get(this.key) ?? "null");
    if (!kept || JSON.stringify(kept.values) === this.sent) return device.remove(this.key);
    this.fill(kept.values);
    this.saves.value = kept.saves; // another device may have answered since: then the server shows both
    this.waits = true;
    this.send();
  }

  given(pause) {
    if (this.words() === this.sent && !this.waits) return;
    this.waits = true;
    device.set(this.key, JSON.stringify({ values: this.values(), saves: this.saves.value }));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  // The form takes everything along; this device keeps it until a page says that it has arrived.
  leave() {
    clearTimeout(this.timer);
    this.waits = false;
  }

  // One at a time: the next one goes with the counter that the last one was answered with.
  send() {
    if (this.sending || !this.waits || !this.notice.hidden) return;
    this.sending = true;
    this.way = this.deliver();
  }

  async deliver() {
    this.tell("saving");
    const sent = this.words();
    const answer = await this.post().catch(() => null);
    this.sending = false;
    if (!answer || answer.status >= 500) return this.tell("offline");
    if (!answer.said) return this.tell("refused");
    this.page.clock.set(answer.said.left);
    if (answer.status === 409) return this.differ(answer.said);
    if (!answer.ok) return this.tell("refused", ` ${answer.said.message ?? ""}`);
    this.saves.value = answer.said.saves;
    this.lack(answer.said);
    this.sent = sent;
    this.waits = this.words() !== sent;
    if (this.waits) return this.given(0);
    device.remove(this.key);
    this.tell("kept", ` ${answer.said.at}`);
  }

  async post() {
    const body = new FormData();
    this.values().forEach((value) => body.append(this.name, value));
    body.append(this.saves.name, this.saves.value);
    const headers = { "X-CSRFToken": this.page.form.elements.csrfmiddlewaretoken.value };
    const options = { method: "POST", body, headers, credentials: "same-origin", keepalive: true };
    const answer = await fetch(this.place.dataset.answer, options);
    const isOurs = answer.headers.get("Content-Type")?.includes("json");
    return { ok: answer.ok, status: answer.status, said: isOurs ? await answer.json() : null };
  }

  tell(what, more = "") {
    const { bar } = this.page;
    bar.dataset.state = ["offline", "refused"].includes(what) ? "late" : this.page.calm;
    this.page.told.textContent = this.page.told.dataset[what] + more;
  }

  // What is kept and does not count yet says why.
  lack({ lack, is_wrong }) {
    const place = this.place.querySelector("[data-lack]");
    if (!place) return;
    place.textContent = lack;
    place.className = is_wrong ? "error" : "hint";
    place.hidden = !lack;
    this.fields.forEach((field) => field.setAttribute("aria-invalid", String(is_wrong)));
  }

  differ(said) {
    this.theirs = said;
    this.notice.querySelector("[data-why]").textContent = said.message;
    this.notice.querySelector("[data-mine]").textContent = said.mine.join("; ") || "–";
    this.notice.querySelector("[data-theirs]").textContent = said.theirs.join("; ") || "–";
    this.notice.hidden = false;
    if (this.place.contains(document.activeElement)) this.notice.focus();
  }

  choose(which) {
    const { value, saves } = this.theirs;
    this.saves.value = saves;
    this.notice.hidden = true;
    const theirs = value === null ? [] : [value].flat();
    if (which === "theirs") this.fill(theirs);
    this.waits = true;
    this.send();
    this.fields[0]?.focus();
  }
}

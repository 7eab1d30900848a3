// Keeps answers as they are typed. Without this file the button below the section keeps them all.
// What was typed lies on this device until the server has it, under the key of the person who typed it: a lost
// connection or a closed tab loses nothing, and nobody else who signs in here is shown it.
const probe = document.currentScript.src;
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-unsent-of]").forEach(showUnsentOf);
  const handed = [...document.querySelectorAll("[data-hands-on]")].map((form) => new HandingOn(form));
  const form = document.querySelector("[data-answers]");
  if (!form) return;
  const page = {
    line: new SavingLine(document.querySelector("[data-saved]"), document.querySelector("[data-saved-too]")),
    token: form.elements.csrfmiddlewaretoken.value,
    person: form.dataset.person,
  };
  const questions = [...form.querySelectorAll("[data-answer]")].map((place) => new Question(place, page));
  page.line.watch(questions);
  handed.forEach((each) => Object.assign(each, { questions }));
  form.querySelectorAll("fieldset:not([data-answer])").forEach((place) => showUnsent(place, page));
  const sendAll = () => questions.forEach((question) => question.waits && question.send());
  addEventListener("online", sendAll);
  addEventListener("pagehide", sendAll);
  setInterval(sendAll, 15000);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault(); // a line is typed on; nobody means to leave the section
    sendAll();
  });
});

// This device may refuse to keep anything; then the page works as far as the connection lasts.
const device = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* full or forbidden */ } },
  remove: (key) => { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
};

const keyOf = (place, page) => `checklists:${page.person}:${place.dataset.key}`;
const plain = (name) => name.replace(/^c\d+-/, "");

function line(list, label, words) {
  const [term, text] = [document.createElement("dt"), document.createElement("dd")];
  term.textContent = label;
  words.forEach((each, number) => {
    if (number) text.append(document.createElement("br"));
    text.append(each);
  });
  list.append(term, text);
}

// Typed, and the answer is closed to this person meanwhile: it is shown once more, to be copied or thrown away.
function showUnsent(place, page) {
  const kept = device.get(keyOf(place, page));
  const notice = place.querySelector("[data-unsent]");
  if (!kept || !notice) return;
  for (const { label, words } of JSON.parse(kept).shown ?? []) line(notice.querySelector("dl"), label, [words]);
  notice.hidden = false;
  notice.querySelector("button").onclick = () => {
    device.remove(keyOf(place, page));
    notice.hidden = true;
  };
}

// Pages without the questions: what was typed on this device for one of them and is not kept is named there too.
function showUnsentOf(place) {
  for (const line of place.querySelectorAll("[data-key]")) {
    line.hidden = !device.get(keyOf(line, { person: place.dataset.unsentOf }));
    if (!line.hidden) place.hidden = false;
  }
}

// How the saving stands for the whole page, never only for the answer that was sent last: one that was refused is named
// until it is kept.
class SavingLine {
  constructor(told, too) {
    Object.assign(this, { places: [told, too].filter(Boolean), words: told?.dataset ?? {}, questions: [] });
  }

  watch(questions) {
    this.questions = questions;
    this.show();
  }

  show() {
    const having = (state) => this.questions.filter((question) => question.state === state);
    const refused = having("wrong");
    const state = ["signedOut", "offline", "saving", "kept"].find((each) => having(each).length) ?? "typed";
    for (const place of this.places) {
      if (refused.length) place.replaceChildren(...this.refusals(refused, state));
      else place.textContent = this.words[state] + (state === "kept" ? ` ${this.at}` : "");
    }
  }

  refusals(refused, state) {
    const named = refused.flatMap((question, number) => {
      const link = document.createElement("a");
      link.href = `#${question.wrongAt ?? question.place.closest(".q").id}`;
      link.textContent = `${this.words.question} ${question.place.closest(".q").querySelector("b").textContent}`;
      return [number ? "; " : " ", link, question.why ? ` (${question.why.replace(/\.$/, "")})` : ""];
    });
    const others = state === "typed" ? "" : ` ${this.words[state === "kept" ? "others" : state]}`;
    return [this.words.wrong.replace("[n]", refused.length), ...named, ".", others];
  }
}

// Whoever hands it on leaves the page: without a connection the browser would show a page of its own instead. So the server
// is looked for first, and what was typed is kept first; what stands in the way is said here, and it can be tried again.
class HandingOn {
  constructor(form) {
    Object.assign(this, { form, questions: [], isSafe: false, isAsking: false, told: form.querySelector("[data-not-handed]") });
    form.addEventListener("submit", (event) => {
      if (this.isSafe) return;
      event.preventDefault();
      if (!this.isAsking) this.go(event.submitter);
    });
  }

  async go(button) {
    this.isAsking = true;
    this.told.hidden = true;
    const why = (await this.isThere()) ? await this.unkept() : "offline";
    this.isAsking = false;
    if (!why) {
      this.isSafe = true;
      this.form.requestSubmit(button);
      this.isSafe = false;
      return;
    }
    if ("unsaved" in this.form.dataset) this.form.dataset.touched = ""; // asked before it is left, as before
    for (const words of this.told.children) words.hidden = words.dataset.why !== why;
    this.told.hidden = false;
    this.told.focus();
  }

  isThere() {
    return fetch(probe, { method: "HEAD", cache: "no-store" }).then(() => true, () => false);
  }

  async unkept() {
    if (!this.told.querySelector("[data-why=unkept]")) return "";
    await Promise.all(this.questions.map((question) => question.settled()));
    const isOpen = this.questions.some((question) => question.waits || question.state === "wrong");
    return isOpen || document.querySelector("[data-unsent-of]:not([hidden])") ? "unkept" : "";
  }
}

class Question {
  constructor(place, page) {
    Object.assign(this, { place, page, waits: false, sending: false, timer: 0, key: keyOf(place, page) });
    Object.assign(this, { state: "", why: "", wrongAt: undefined });
    place.addEventListener("input", () => this.typed(800));
    place.addEventListener("change", () => this.typed(0));
    this.notice.querySelectorAll("[data-choose]").forEach((button) => {
      button.onclick = () => this.choose(button.dataset.choose);
    });
    const refused = place.querySelector(".field > .error, .notice[role=alert]:not([hidden])"); // by the server, before this
    if (refused) this.refuse(refused.textContent.trim(), refused.id.replace(/-error$/, "") || undefined);
    this.sent = refused ? null : this.words(); // what the server has; of what it refused it has not this
    this.restore();
    this.show();
  }

  refuse(why, at) {
    Object.assign(this, { state: "wrong", why, wrongAt: at });
  }

  get notice() {
    return this.place.querySelector("[data-differ]");
  }

  get fields() {
    return [...this.place.elements].filter((field) => field.name && field.type !== "submit");
  }

  get revision() {
    return this.fields.find((field) => field.name.endsWith("-revision"));
  }

  values() {
    const given = {};
    for (const field of this.fields) if (field.type !== "radio" || field.checked) given[field.name] = field.value;
    return given;
  }

  // What was typed without the number of the revision: the same words are the same answer.
  words() {
    return JSON.stringify({ ...this.values(), [this.revision.name]: "" });
  }

  // What was typed as people read it, for the day on which the answer is closed to them.
  shown() {
    const given = this.fields.filter((field) => field.type !== "hidden" && field.value && (field.type !== "radio" || field.checked));
    return given.map((field) => {
      const own = field.labels[0]?.textContent.trim() ?? "";
      if (field.type !== "radio") return { label: own, words: field.value };
      const group = field.closest("[role=radiogroup]")?.getAttribute("aria-label");
      return { label: group ?? field.closest("fieldset.field")?.querySelector("legend")?.textContent ?? "", words: own };
    });
  }

  typed(pause) {
    if (this.words() === this.sent && !this.waits) return this.takenBack();
    this.waits = true;
    this.stored = JSON.stringify({ values: this.values(), shown: this.shown() });
    device.set(this.key, this.stored);
    this.show();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  // Typed back to what the server has: what it refused is there no more.
  takenBack() {
    if (this.state !== "wrong") return;
    this.clearErrors();
    device.remove(this.key);
    this.tell("");
  }

  restore() {
    const kept = device.get(this.key);
    if (!kept) return;
    this.stored = kept;
    this.fill(JSON.parse(kept).values);
    this.waits = true;
    this.send();
  }

  fill(values) {
    for (const field of this.fields) {
      if (field.type === "radio") field.checked = values[field.name] === field.value;
      else if (field.name in values) field.value = values[field.name];
    }
  }

  send() {
    if (!this.sending) this.going = this.deliver();
    return this.going;
  }

  async settled() {
    await this.going;
    if (this.waits) await this.send();
  }

  // One at a time: the next one goes with the revision that the last one was answered with.
  async deliver() {
    if (!this.waits || !this.notice.hidden) return;
    this.sending = true;
    this.tell("saving");
    const [sent, stored] = [this.words(), this.stored];
    const answer = await this.post().catch(() => null);
    this.sending = false;
    if (!answer || answer.status >= 500) return this.tell("offline");
    // Signed out, a page of another sign-in, or no answer of ours any more: anything but JSON was not kept.
    if (!answer.said) return this.tell("signedOut");
    this.heard(answer, sent, stored);
  }

  async post() {
    const body = new FormData();
    Object.entries(this.values()).forEach(([name, value]) => body.append(name, value));
    const headers = { "X-CSRFToken": this.page.token };
    const options = { method: "POST", body, headers, credentials: "same-origin", keepalive: true };
    const answer = await fetch(this.place.dataset.answer, options);
    const isOurs = answer.headers.get("Content-Type")?.includes("json");
    return { ok: answer.ok, status: answer.status, said: isOurs ? await answer.json() : null };
  }

  heard(answer, sent, stored) {
    const { said } = answer;
    this.clearErrors();
    if (answer.ok) this.kept(said, sent, stored);
    else if (answer.status === 409) this.differ(said);
    else {
      this.asked(said.asked ?? "");
      this.waits = false; // until something else is typed; the device keeps it meanwhile
      const errors = Object.entries(said.errors ?? {});
      if (said.message) this.say(` · ${said.message}`);
      errors.forEach(([name, problems]) => this.blame(name, problems.join(" ")));
      const [name, problems] = errors[0] ?? ["", [said.message ?? ""]];
      this.refuse(problems.join(" "), this.fields.find((each) => plain(each.name) === name)?.id);
      this.page.line.show();
    }
  }

  kept(said, sent, stored) {
    this.revision.value = said.revision;
    this.waits = this.words() !== sent;
    if (!this.waits) this.asked("", said.moved);
    this.sent = this.waits ? sent : this.words();
    if (this.waits) this.typed(0);
    else if (device.get(this.key) === stored) device.remove(this.key); // another tab's words stay until they are kept
    this.page.line.at = said.at;
    this.tell("kept");
    this.say(` · ${said.by}, ${said.at}`);
    this.place.querySelector("[data-standing]").textContent = said.standing;
    this.count(said);
  }

  // A day off is asked about below its field; a day that was moved for it stands there then.
  asked(html, moved) {
    const place = this.place.querySelector("[data-asked]"), isChoosing = place?.contains(document.activeElement);
    const day = this.fields.find((each) => plain(each.name) === "remedy_by");
    if (place) place.innerHTML = html;
    if (moved) day.value = moved;
    if (isChoosing) day.focus(); // the choice is gone from under the keyboard
  }

  // What is open stands beside the section; once nothing is, it can be handed on without loading the page anew.
  count(said) {
    const count = document.querySelector("[data-answered]");
    if (!count) return;
    const asked = Number(count.textContent.split("/")[1]);
    count.textContent = `${said.answered}/${asked}`;
    const meter = document.querySelector("progress.meter");
    meter.value = said.answered;
    meter.dataset.state = said.answered < asked ? "due" : "done";
    const link = document.querySelector(`.aside li a[href$="#${this.place.closest(".q").id}"]`);
    if (link && said.work === "done") link.closest("li").remove();
    const words = document.querySelector(".aside h3");
    if (words) words.textContent = words.textContent.replace(/\d+/, asked - said.answered);
    const submit = document.querySelector("[aria-describedby=why-not]");
    if (submit) submit.disabled = said.answered < asked;
    const why = document.getElementById("why-not");
    if (why) why.hidden = said.answered >= asked;
  }

  differ(said) {
    this.theirs = said;
    const list = this.notice.querySelector("[data-both]");
    const [mine, theirs] = [this.notice.dataset.mine, this.notice.dataset.theirs];
    list.replaceChildren();
    for (const each of said.differences) line(list, each.label, [`${mine}: ${each.mine || "–"}`, `${theirs}: ${each.theirs || "–"}`]);
    this.notice.querySelector("[data-who]").textContent = said.by;
    this.notice.querySelector("[data-choose=both]").hidden = !said.differences.some((each) => each.isText && each.mine && each.theirs);
    this.notice.hidden = false;
    this.refuse(this.notice.dataset.differ, this.notice.id);
    this.page.line.show();
    if (this.place.contains(document.activeElement)) this.notice.focus();
  }

  // What is not chosen stays on the page, to be copied from, until the page is left.
  choose(which) {
    const { differences, values, revision } = this.theirs;
    const prefix = this.revision.name.replace("revision", "");
    const field = (name) => this.fields.find((each) => each.name === prefix + name);
    if (which === "both") for (const each of differences) if (each.isText && each.mine && each.theirs) field(each.name).value = `${each.theirs}\n${each.mine}`;
    if (which === "theirs") this.fill(Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value])));
    const left = this.place.querySelector("[data-left]");
    left.querySelector("dl").replaceChildren();
    for (const each of differences) line(left.querySelector("dl"), each.label, [(which === "theirs" ? each.mine : each.theirs) || "–"]);
    left.hidden = false;
    this.notice.hidden = true;
    this.revision.value = revision;
    this.show();
    this.waits = true;
    this.typed(0);
    this.fields.find((each) => each.type !== "hidden")?.focus();
  }

  tell(state) {
    this.state = state;
    this.page.line.show();
  }

  say(words) {
    this.place.querySelector("[data-told]").textContent = words;
  }

  blame(name, words) {
    const field = this.fields.find((each) => plain(each.name) === name);
    const place = field?.closest(".field");
    if (!place) return this.say(` · ${words}`);
    const error = document.createElement("p");
    Object.assign(error, { className: "error", id: `${field.name}-error`, textContent: words });
    error.dataset.live = "";
    error.setAttribute("role", "alert");
    place.dataset.state = "error";
    place.querySelector("label, legend").after(error);
    field.setAttribute("aria-invalid", "true");
    field.dataset.described ??= field.getAttribute("aria-describedby") ?? "";
    field.setAttribute("aria-describedby", `${field.dataset.described} ${error.id}`.trim());
  }

  clearErrors() {
    for (const error of this.place.querySelectorAll(".field > .error, .error[data-live]")) error.remove();
    for (const notice of this.place.querySelectorAll(".notice[role=alert]:not([data-differ])")) notice.remove();
    for (const place of this.place.querySelectorAll(".field[data-state=error]")) delete place.dataset.state;
    for (const field of this.fields) {
      field.removeAttribute("aria-invalid");
      if (field.dataset.described !== undefined) field.setAttribute("aria-describedby", field.dataset.described);
    }
  }

  show() {
    const verdict = this.fields.find((field) => field.type === "radio" && field.name.endsWith("-verdict") && field.checked)?.value;
    const isWrong = ["partly", "no"].includes(verdict);
    for (const block of this.place.querySelectorAll("[data-shortcoming]")) block.hidden = !isWrong;
  }
}

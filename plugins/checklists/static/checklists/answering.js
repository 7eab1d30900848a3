// Keeps answers as they are typed. Without this file the button below the section keeps them all.
// What was typed lies on this device until the server has it, under the key of the person who typed it: a lost
// connection or a closed tab loses nothing, and nobody else who signs in here is shown it.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-answers]");
  if (!form) return;
  const page = {
    told: document.querySelector("[data-saved]"),
    token: form.elements.csrfmiddlewaretoken.value,
    person: form.dataset.person,
  };
  const questions = [...form.querySelectorAll("[data-answer]")].map((place) => new Question(place, page));
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

class Question {
  constructor(place, page) {
    Object.assign(this, { place, page, waits: false, sending: false, timer: 0, key: keyOf(place, page) });
    place.addEventListener("input", () => this.typed(800));
    place.addEventListener("change", () => this.typed(0));
    this.notice.querySelectorAll("[data-choose]").forEach((button) => {
      button.onclick = () => this.choose(button.dataset.choose);
    });
    this.restore();
    this.show();
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
    if (this.words() === this.sent && !this.waits) return;
    this.waits = true;
    this.stored = JSON.stringify({ values: this.values(), shown: this.shown() });
    device.set(this.key, this.stored);
    this.show();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  restore() {
    this.sent = this.words();
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

  // One at a time: the next one goes with the revision that the last one was answered with.
  async send() {
    if (this.sending || !this.waits || !this.notice.hidden) return;
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
      this.waits = false; // until something else is typed; the device keeps it meanwhile
      this.tell("wrong");
      if (said.message) this.say(` · ${said.message}`);
      Object.entries(said.errors ?? {}).forEach(([name, problems]) => this.blame(name, problems.join(" ")));
    }
  }

  kept(said, sent, stored) {
    this.revision.value = said.revision;
    this.sent = sent;
    this.waits = this.words() !== sent;
    if (this.waits) this.typed(0);
    else if (device.get(this.key) === stored) device.remove(this.key); // another tab's words stay until they are kept
    this.tell("kept", ` ${said.at}`);
    this.say(` · ${said.by}, ${said.at}`);
    this.place.querySelector("[data-standing]").textContent = said.standing;
    this.count(said);
  }

  // What is open stands beside the section; once nothing is, it can be handed on without loading the page anew.
  count(said) {
    const count = document.querySelector("[data-answered]");
    if (!count) return;
    const asked = Number(count.textContent.split("/")[1]);
    count.textContent = `${said.answered}/${asked}`;
    document.querySelector("progress.meter").value = said.answered;
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
    this.tell("wrong");
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

  tell(what, more = "") {
    if (this.page.told) this.page.told.textContent = this.page.told.dataset[what] + more;
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
    field.setAttribute("aria-describedby", error.id);
  }

  clearErrors() {
    for (const error of this.place.querySelectorAll(".field > .error, .error[data-live]")) error.remove();
    for (const place of this.place.querySelectorAll(".field[data-state=error]")) delete place.dataset.state;
    for (const field of this.fields) field.removeAttribute("aria-invalid");
  }

  show() {
    const verdict = this.fields.find((field) => field.type === "radio" && field.name.endsWith("-verdict") && field.checked)?.value;
    const isWrong = ["partly", "no"].includes(verdict);
    for (const block of this.place.querySelectorAll("[data-shortcoming]")) block.hidden = !isWrong;
  }
}

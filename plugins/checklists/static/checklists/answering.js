// Keeps answers as they are typed. Without this file the button below the section keeps them all.
// What was typed lies on this device until the server has it: a lost connection or a closed tab loses nothing.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-answers]");
  const told = document.querySelector("[data-saved]");
  if (!form || !told) return;
  const token = form.elements.csrfmiddlewaretoken.value;
  const questions = [...form.querySelectorAll("[data-answer]")].map((place) => new Question(place, token, told));
  addEventListener("online", () => questions.forEach((question) => question.send()));
  setInterval(() => questions.forEach((question) => question.waits && question.send()), 15000);
});

class Question {
  constructor(place, token, told) {
    Object.assign(this, { place, token, told, waits: false, sending: false });
    this.key = `checklists:${place.dataset.key}`;
    this.timer = 0;
    place.addEventListener("input", () => this.typed());
    this.restore();
    this.show();
  }

  get fields() {
    return [...this.place.elements].filter((field) => field.name && field.type !== "submit");
  }

  get revision() {
    return this.fields.find((field) => field.name.endsWith("-revision"));
  }

  values() {
    const given = new FormData();
    for (const field of this.fields) if (field.type !== "radio" || field.checked) given.append(field.name, field.value);
    return given;
  }

  typed() {
    this.waits = true;
    localStorage.setItem(this.key, JSON.stringify([...this.values()]));
    this.show();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 800);
  }

  restore() {
    const kept = localStorage.getItem(this.key);
    if (!kept) return;
    this.fill(Object.fromEntries(JSON.parse(kept)));
    this.waits = true;
    this.send();
  }

  fill(values) {
    for (const field of this.fields) {
      if (field.type === "radio") field.checked = values[field.name] === field.value;
      else if (field.name in values) field.value = values[field.name];
    }
  }

  async send() {
    if (this.sending || !this.waits) return;
    this.sending = true;
    this.told.textContent = this.told.dataset.saving;
    const sent = JSON.stringify([...this.values()]);
    const answer = await fetch(this.place.dataset.answer, {
      method: "POST", body: this.values(), headers: { "X-CSRFToken": this.token }, credentials: "same-origin",
    }).catch(() => null);
    this.sending = false;
    if (!answer || answer.status >= 500) this.told.textContent = this.told.dataset.offline;
    else await this.heard(answer, sent);
  }

  async heard(answer, sent) {
    const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (answer.ok) this.kept(said, sent);
    else if (answer.status === 409) this.differ(said);
    else this.say(said.message ?? Object.values(said.errors ?? {}).flat().join(" "));
  }

  kept(said, sent) {
    this.revision.value = said.revision;
    const now = JSON.stringify([...this.values()]);
    const plain = (text) => text.replace(/\["c\d+-revision","\d+"\]/, "");
    if (plain(now) === plain(sent)) {
      this.waits = false;
      localStorage.removeItem(this.key);
    } else this.send();
    this.told.textContent = `${this.told.dataset.kept} ${said.at}`;
    this.say(`${said.by} · ${said.at}`);
    const count = document.querySelector("[data-answered]");
    if (count) count.textContent = `${said.answered}/${count.textContent.split("/")[1]}`;
  }

  differ(said) {
    this.waits = false;
    const notice = this.place.querySelector("[data-differ]");
    notice.hidden = false;
    notice.querySelector("[data-theirs]").textContent = Object.values(said.theirs.values).filter(Boolean).join(" · ");
    notice.querySelector("[data-who]").textContent = said.theirs.by;
    notice.querySelector("[data-mine]").onclick = () => {
      notice.hidden = true;
      this.revision.value = said.theirs.revision;
      this.waits = true;
      this.send();
    };
    notice.querySelector("[data-take]").onclick = () => {
      localStorage.removeItem(this.key);
      location.reload();
    };
    notice.querySelector("button").focus();
  }

  say(words) {
    this.place.querySelector("[data-told]").textContent = words;
  }

  show() {
    const verdict = this.fields.find((field) => field.type === "radio" && field.name.endsWith("-verdict") && field.checked);
    const block = this.place.querySelector("[data-shortcoming]");
    if (block) block.hidden = !["partly", "no"].includes(verdict?.value);
  }
}

// Saves a form quietly as somebody types, and loses nothing when that is not possible.
//
// The server answers 200 {version} when saved, 400 {message} when it may not be saved as
// it stands, 409 when it was saved elsewhere meanwhile, 401 when the sign-in has ended.
// With 200 may come `fields`, what controls hold from now on, and `shown`, texts of the
// page.
import { forget, keep, kept } from "./kept.js";

const REST = 1500;
const RETRY = [3000, 10000, 30000];

export { forgetAll as forgetKept } from "./kept.js";

export function autosave(form) {
  const part = (name) => form.querySelector(`[data-autosave-${name}]`);
  const status = part("status");
  const place = { address: form.dataset.autosave, owner: form.dataset.autosaveOwner };
  const version = form.elements.namedItem("version");
  let waiting = 0;
  let failures = 0;
  let saving = false;
  let stopped = false;
  let heldBack = false;
  let submitting = false;
  let sendNext = null;
  // What a form shows again after sign-in or a refusal is not saved yet.
  let saved = "autosaveUnsaved" in form.dataset ? "" : typed(form);

  const isUnsaved = () => typed(form) !== saved;

  function later(wait) {
    clearTimeout(waiting);
    waiting = setTimeout(save, wait);
  }

  async function save() {
    if (saving || stopped || submitting) return;
    if (!isUnsaved()) return takenBack();
    saving = true;
    const sent = typed(form);
    const answer = await post(form);
    if (!submitting) await settle(answer, sent);
    saving = false;
    if (sendNext) sendNext();
  }

  async function settle(answer, sent) {
    if (answer === null || answer.status >= 500) return notReached();
    failures = 0;
    if (answer.ok && !answer.redirected) return accepted(await answer.json(), sent);
    if (answer.status === 409) return stop("conflict", "Not saved: it was saved elsewhere.");
    if (answer.status === 400 || answer.status === 422) return refused(answer);
    if (answer.status === 413) return say("Not saved: this is too long. Shorten it.");
    return stop("signed-out", "Not saved: you have been signed out.");
  }

  // What could not be saved was typed back to what is saved.
  function takenBack() {
    if (!heldBack) return;
    heldBack = false;
    forget(place);
    say("All is saved.");
  }

  function accepted(reply, sent) {
    heldBack = false;
    const isAsSent = typed(form) === sent;
    takeOver(form, reply);
    saved = isAsSent ? typed(form) : sent;
    if (version && reply.version !== undefined) version.value = reply.version;
    forget(place);
    say(reply.message || `Saved ${clock(new Date())}`);
    form.dispatchEvent(new CustomEvent("autosaved", { detail: reply }));
    if (isUnsaved()) later(REST);
  }

  async function refused(answer) {
    const reply = await answer.json().catch(() => ({}));
    heldBack = true;
    keep(place, copyOf(form));
    say(reply.message || "Not saved yet: something needs mending. It shows when you save.");
  }

  // Sent while a quiet save is on its way, the form would carry the version before it,
  // and its writer would be taken for their own colleague.
  function sendOnceSaved(event) {
    event.preventDefault();
    const { submitter } = event;
    sendNext = () => {
      sendNext = null;
      form.requestSubmit(submitter);
    };
  }

  function notReached() {
    heldBack = true;
    const isKept = keep(place, copyOf(form));
    const where = isKept ? "Kept on this computer" : "Keep this page open";
    say(`Not saved: the portal cannot be reached. ${where}; trying again.`);
    later(RETRY[Math.min(failures++, RETRY.length - 1)]);
  }

  function stop(name, words) {
    stopped = true;
    keep(place, copyOf(form));
    say(words);
    const banner = part(name);
    if (!banner) return;
    banner.hidden = false;
    // What is sent now goes to the server whole, even if a field still lacks something.
    banner.querySelectorAll("button").forEach((button) => { button.formNoValidate = true; });
    banner.scrollIntoView({ block: "nearest" });
  }

  function say(words) {
    if (status) status.textContent = words;
  }

  function offerKept() {
    const copy = kept(place);
    const banner = part("kept");
    if (!copy || !banner) return;
    const isShown = "autosaveMerged" in form.dataset || copy.typed === typed(form);
    if (isShown || copy.typed === saved || hasArrived(copy)) return forget(place);
    part("kept-when").textContent = `You typed it on ${day(new Date(copy.at))}.`;
    banner.hidden = false;
    part("restore").addEventListener("click", () => {
      submitting = "autosaveRedraw" in form.dataset;
      if (submitting) return redraw(form, copy.fields);
      putBack(form, copy.fields);
      banner.hidden = true;
      later(0);
    });
    part("drop").addEventListener("click", () => {
      forget(place);
      banner.hidden = true;
    });
  }

  // Sent since it was kept: stored meanwhile, or on this page again.
  function hasArrived({ sentAt }) {
    const isBack = "autosaveUnsaved" in form.dataset;
    return sentAt !== undefined && (isBack || sentAt !== version?.value);
  }

  const changed = () => later(REST);
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    if (saving) return sendOnceSaved(event);
    submitting = true;
    if (kept(place)) keep(place, { ...copyOf(form), sentAt: version?.value });
  });
  addEventListener("online", () => later(0));
  addEventListener("pageshow", () => { submitting = false; });
  addEventListener("beforeunload", (event) => {
    if (!submitting && isUnsaved()) event.preventDefault();
  });
  offerKept();
  // What was merged with a colleague's work is looked over first.
  if (isUnsaved() && !("autosaveMerged" in form.dataset)) later(REST);
}

async function post(form) {
  try {
    return await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
    });
  } catch {
    return null;
  }
}

// Everything somebody can type, as one string; not the token, not the version.
const UNTYPED = new Set(["csrfmiddlewaretoken", "version", "typed_by", "sent_once"]);

function fieldsOf(form) {
  return [...new FormData(form)].filter(
    ([name, value]) => !UNTYPED.has(name) && typeof value === "string",
  );
}

const copyOf = (form) => ({ fields: fieldsOf(form), typed: typed(form) });

function typed(form) {
  return JSON.stringify(fieldsOf(form));
}

function putBack(form, fields) {
  const byName = new Map();
  fields.forEach(([name, value]) => byName.set(name, [...(byName.get(name) || []), value]));
  for (const control of form.elements) {
    if (!control.name || UNTYPED.has(control.name)) continue;
    if (["hidden", "submit", "button", "file"].includes(control.type)) continue;
    const values = byName.get(control.name) || [];
    if (["radio", "checkbox"].includes(control.type)) {
      control.checked = values.includes(control.value);
    } else if (values.length) {
      control.value = values.shift();
    }
    control.dispatchEvent(new Event("put-back"));
  }
}

function takeOver(form, { fields = {}, shown = {} }) {
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements.namedItem(name);
    if (control) control.value = value;
  }
  for (const [name, words] of Object.entries(shown)) {
    const text = form.querySelector(`[data-autosave-shown="${name}"]`);
    if (text) text.textContent = words;
  }
}

// A form whose rows come and go is drawn again by the server, rows and all.
function redraw(form, fields) {
  const again = document.createElement("form");
  const hidden = [...UNTYPED].map((name) => [name, form.elements.namedItem(name)?.value]);
  for (const [name, value] of [...hidden, ...fields, ["do", "show"]]) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value: value ?? "" });
    again.append(field);
  }
  again.method = "post";
  document.body.append(again);
  again.submit();
}

const clock = (when) =>
  when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

const day = (when) =>
  `${when.toLocaleDateString("en-GB", { day: "numeric", month: "long" })} at ${clock(when)}`;

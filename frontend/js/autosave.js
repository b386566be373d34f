// Saves a form quietly as somebody types, and loses nothing when that is not possible.
//
// The server answers 200 {version} when saved, 400 {message} when it may not be saved as
// it stands, 409 when it was saved elsewhere meanwhile, 401 when the sign-in has ended.
// With 200 may come `fields`, what controls hold from now on, and `shown`, texts of the
// page.
//
// What the page knows of what was typed:
//   saved     The server holds `saved`. Typed back to it, nothing is left to send.
//   refused   (400, 413) The server read it and kept what it had: `saved` still holds.
//   unsure    The answer was lost, or the server failed: what it holds is not known until
//             it answers 200 again. All is sent then, whatever was typed back.
//   stopped   (409, 401 or any other) Nothing is sent quietly any more; a banner says what
//             to do instead.
// Whatever is not saved is kept on this computer until it is, or is typed back.
import { forget, keep, kept } from "./kept.js";

const REST = 1500;
const RETRY = [3000, 10000, 30000];
const UNREADABLE = "Not saved yet: something needs mending. It shows when you save.";

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
  let wasRefused = false;
  let isUnsure = false;
  let submitting = false;
  let sendNext = null;
  let isSendingOn = false;
  // What a form shows again after sign-in or a refusal is not saved yet.
  let saved = "autosaveUnsaved" in form.dataset ? "" : typed(form);

  const isUnsaved = () => isUnsure || typed(form) !== saved;

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
    if (!submitting) settle(answer, sent);
    saving = false;
    if (sendNext) sendNext();
  }

  function settle(answer, sent) {
    if (answer === null || answer.status >= 500) return notReached();
    failures = 0;
    const { status: code, reply } = answer;
    if (code === 200) return accepted(reply, sent);
    if (code === 409) return conflict();
    if (code === 400) return refused(reply.message || UNREADABLE, sent);
    if (code === 413) return refused("Not saved: this is too long. Shorten it.", sent);
    return stop("signed-out", "Not saved: you have been signed out.");
  }

  // What was refused was typed back to what is saved.
  function takenBack() {
    if (!wasRefused) return;
    wasRefused = false;
    forget(place);
    say("All is saved.");
  }

  function accepted(reply, sent) {
    wasRefused = false;
    isUnsure = false;
    const isAsSent = typed(form) === sent;
    takeOver(form, reply);
    saved = isAsSent ? typed(form) : sent;
    if (version && reply.version !== undefined) version.value = reply.version;
    forget(place);
    say(reply.message || `Saved ${clock(new Date())}`);
    form.dispatchEvent(new CustomEvent("autosaved", { detail: reply }));
    if (isUnsaved()) later(REST);
  }

  function refused(words, sent) {
    wasRefused = true;
    keep(place, copyOf(form));
    say(words);
    // Typed on while it was on its way: that may be mended already.
    if (typed(form) !== sent) later(REST);
  }

  // What was saved elsewhere may be this page's own, its answer lost: then what was typed
  // back since would pass for untouched, and give way to it. Of version 0 nothing is
  // known, so that every difference is shown and asked about.
  function conflict() {
    if (isUnsure && version) version.value = "0";
    stop("conflict", "Not saved: it was saved elsewhere.");
  }

  // Sent while a quiet save is on its way, the form would carry the version before it,
  // and its writer would be taken for their own colleague.
  function sendOnceSaved(event) {
    event.preventDefault();
    const { submitter } = event;
    sendNext = () => {
      sendNext = null;
      isSendingOn = true;
      form.requestSubmit(submitter);
      isSendingOn = false;
    };
  }

  function notReached() {
    isUnsure = true;
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
    // First asked quietly, once, what the server holds.
    if (isUnsure && !isSendingOn) save();
    if (saving) return sendOnceSaved(event);
    submitting = true;
    if (kept(place)) keep(place, { ...copyOf(form), sentAt: version?.value });
  });
  addEventListener("online", () => later(0));
  // Come back to after it was sent: how that ended, this page was not told.
  addEventListener("pageshow", () => {
    isUnsure ||= submitting && isUnsaved();
    submitting = false;
  });
  addEventListener("beforeunload", (event) => {
    if (!submitting && isUnsaved()) event.preventDefault();
  });
  offerKept();
  // What was merged with a colleague's work is looked over first.
  if (isUnsaved() && !("autosaveMerged" in form.dataset)) later(REST);
}

// The status and what the server says with it; null where the answer did not arrive whole.
async function post(form) {
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
    });
    const reply = answer.ok ? await answer.json() : await answer.json().catch(() => ({}));
    return { status: answer.status, reply };
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

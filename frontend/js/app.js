// What every page loads. Each part looks for its own attribute and does nothing else.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  createAll,
} from "govuk-frontend";

import { autoSubmit } from "./auto-submit.js";
import { autosave, forgetKept } from "./autosave.js";
import { panes } from "./panes.js";
import { evidence } from "./evidence.js";
import { grid } from "./grid.js";
import { schemePreview } from "./scheme-preview.js";

const COMPONENTS = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

for (const component of COMPONENTS) {
  createAll(component);
}

const each = (selector, enhance) => document.querySelectorAll(selector).forEach(enhance);

each("form[data-auto-submit]", autoSubmit);
each("form[data-clear-kept]", (form) => form.addEventListener("submit", forgetKept));
each(".app-paper", panes);
each("form[data-scheme-preview]", schemePreview);
each("form[data-grid]", grid);
each(".app-two-column__aside, .app-question", evidence);

// The editor is large: only pages that write load it. Autosave comes after it, so that
// the editor's first tidying of old text does not count as typing; what somebody typed
// before it had come does.
const texts = document.querySelectorAll("textarea[data-rich-text]");
const ready = texts.length ? import("./rich-text.js") : Promise.resolve(null);

function enrich(text, editor) {
  if (text.form && text.value !== text.defaultValue) text.form.dataset.autosaveUnsaved = "";
  editor.richText(text);
}

ready
  .then((editor) => texts.forEach((text) => enrich(text, editor)))
  .finally(() => each("form[data-autosave]", autosave));

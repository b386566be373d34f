// Tidies what is pasted from Word and web mail before the editor reads it. Safety is the
// server's; here it is about keeping lists and bold, and about inline styles, which the
// content security policy reports even in a document nobody sees.
const DROPPED = /<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<!\[[\s\S]*?\]>/gi;
const PICTURES = /<\/?(img|object|embed|iframe|video|audio|source|svg|link|meta|o:p|v:\w+)\b[^>]*>/gi;
const TAGS = /<[a-z][^>]*>/gi;
const HANDLERS = /\s(on\w+|src|background|srcset)\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/gi;

export function tidy(html) {
  const { body } = new DOMParser().parseFromString(quiet(html), "text/html");
  body.querySelectorAll("b[data-css], strong[data-css]").forEach(unboldUnlessBold);
  body.querySelectorAll("span[data-css]").forEach(markAsStyled);
  wordLists(body);
  body.querySelectorAll("[data-css]").forEach((part) => part.removeAttribute("data-css"));
  return body.innerHTML;
}

// Without what the policy reports. Nothing else of it is changed.
export function quiet(html) {
  return html
    .replace(DROPPED, "")
    .replace(PICTURES, "")
    .replace(TAGS, (tag) => tag.replace(HANDLERS, "").replace(/\sstyle\s*=/gi, " data-css="));
}

const cssOf = (part) => part.dataset.css || "";

// Google Docs wraps everything in a <b> that is not bold; Word's own <b> speaks only of
// another script (mso-bidi-font-weight:normal) and is bold.
function unboldUnlessBold(part) {
  if (/(^|[;\s])font-weight:\s*(normal|[1-5]00)/.test(cssOf(part))) part.replaceWith(...part.childNodes);
}

function markAsStyled(part) {
  if (/(^|[;\s])font-weight:\s*(bold|[67]00)/.test(cssOf(part))) wrapInside(part, "strong");
  if (/(^|[;\s])font-style:\s*italic/.test(cssOf(part))) wrapInside(part, "em");
}

function wrapInside(part, name) {
  const mark = document.createElement(name);
  mark.append(...part.childNodes);
  part.append(mark);
}

// Word writes a list as paragraphs with a typed bullet or number before each.
function wordLists(body) {
  let list = null;
  for (const item of [...body.querySelectorAll("p[data-css*='mso-list']")]) {
    const marker = item.querySelector("[data-css*='mso-list:Ignore'], [data-css*='mso-list: Ignore']");
    const name = marker && /^\s*\(?[0-9a-z]{1,4}[.)]/i.test(marker.textContent) ? "ol" : "ul";
    marker?.remove();
    if (!list || list.nextElementSibling !== item || list.localName !== name) {
      list = document.createElement(name);
      item.before(list);
    }
    const entry = document.createElement("li");
    entry.append(...item.childNodes);
    list.append(entry);
    item.remove();
  }
}

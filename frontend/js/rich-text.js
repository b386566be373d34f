// The rich text editor. The textarea stays the form's field and holds the HTML.
import { Editor } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";

import { quiet, tidy } from "./pasted.js";
import { linkForm } from "./rich-text-link.js";
import { toolbar } from "./rich-text-toolbar.js";

// Without the inline widths that a strict content security policy refuses.
const PlainTable = Table.extend({
  renderHTML: () => ["table", ["tbody", 0]],
});

const cellAttributes = () => ({ colspan: spanOf("colspan"), rowspan: spanOf("rowspan") });

const spanOf = (name) => ({
  default: 1,
  parseHTML: (cell) => Number(cell.getAttribute(name)) || 1,
  renderHTML: (attributes) => (attributes[name] > 1 ? { [name]: attributes[name] } : {}),
});

// No table within a table: nobody could read it aloud.
const CELL = "(paragraph | bulletList | orderedList)+";
const PlainCell = TableCell.extend({ content: CELL, addAttributes: cellAttributes });
const HeadCell = TableHeader.extend({ content: CELL, addAttributes: cellAttributes });

export function richText(source) {
  const levels = (source.dataset.headings || "").split(",").filter(Boolean).map(Number);
  const frame = document.createElement("div");
  frame.className = "app-editor";
  const place = document.createElement("div");
  const writer = writerIn(source);

  const editor = new Editor({
    element: place,
    injectCSS: false,
    content: asHtml(source.value),
    extensions: [
      StarterKit.configure({
        heading: levels.length ? { levels } : false,
        blockquote: false,
        code: false,
        codeBlock: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        dropcursor: false,
        trailingNode: false,
        link: {
          openOnClick: false,
          defaultProtocol: "https",
          HTMLAttributes: { target: null, rel: null, class: null },
        },
      }),
      PlainTable.configure({ resizable: false }),
      TableRow,
      HeadCell,
      PlainCell,
    ],
    editorProps: {
      attributes: textAttributes(source),
      transformPastedHTML: tidy,
      // Tab always leaves the text: nobody is caught in a table or a list.
      handleDOMEvents: { keydown: (_, event) => event.key === "Tab" },
    },
    onUpdate: () => write(),
  });

  function write() {
    source.value = editor.isEmpty ? "" : editor.getHTML();
    source.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const link = linkForm(editor, source);
  frame.append(toolbar(editor, { levels, link, source }), link.element, place);
  source.after(frame);
  source.classList.add("app-editor__source");
  source.required = false;
  if (writer.isThere) writeOn(editor, writer);

  // The label and the error summary lead to the text, as they led to the textarea.
  const focus = (event) => {
    event?.preventDefault();
    editor.view.focus();
  };
  document.querySelectorAll(`label[for="${source.id}"]`).forEach((label) =>
    label.addEventListener("click", focus),
  );
  document.querySelectorAll(`a[href="#${source.id}"]`).forEach((line) =>
    line.addEventListener("click", (event) => {
      event.stopPropagation();
      focus(event);
      frame.scrollIntoView({ block: "center" });
    }),
  );
  source.addEventListener("put-back", () =>
    editor.commands.setContent(asHtml(source.value), { emitUpdate: false }),
  );
}

// Who was quicker than the editor goes on writing in it, with as much of the text chosen:
// all of it, or only its end.
function writerIn(source) {
  const { selectionStart, selectionEnd, value } = source;
  return {
    isThere: document.activeElement === source,
    hasAllChosen: selectionStart === 0 && selectionEnd === value.length,
  };
}

function writeOn(editor, { hasAllChosen }) {
  if (hasAllChosen) editor.commands.selectAll();
  else editor.commands.setTextSelection(editor.state.doc.content.size);
  editor.view.focus();
}

function textAttributes(source) {
  const attributes = {
    role: "textbox",
    "aria-multiline": "true",
    class: `app-editor__text app-prose${source.rows > 8 ? " app-editor__text--tall" : ""}`,
  };
  const label = document.querySelector(`label[for="${source.id}"]`);
  if (label?.id) attributes["aria-labelledby"] = label.id;
  else attributes["aria-label"] = source.getAttribute("aria-label") || "Text";
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (source.hasAttribute(name)) attributes[name] = source.getAttribute(name);
  }
  return attributes;
}

// Typed without the editor, the field holds plain text: its blank lines part paragraphs.
function asHtml(value) {
  if (!value.trim() || /<[a-z][^>]*>/i.test(value)) return quiet(value);
  return value
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escaped(paragraph).replace(/\n/g, "<br>")}</p>`)
    .join("");
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

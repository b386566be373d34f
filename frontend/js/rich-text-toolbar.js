// A toolbar as the ARIA pattern has it: one tab stop, arrow keys, Home and End.
export function toolbar(editor, { levels, link, source }) {
  const bar = document.createElement("div");
  bar.className = "app-editor__toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Text style");
  bar.setAttribute("aria-controls", source.id);

  // At once: the chain's own focus() waits a frame, and keys typed in it would be lost.
  const chain = () => {
    editor.view.focus();
    return editor.chain();
  };
  const inTable = () => editor.isActive("table");
  const inList = () => editor.isActive("listItem");
  const tools = [
    mark("Bold", "bold", () => chain().toggleBold().run()),
    mark("Italic", "italic", () => chain().toggleItalic().run()),
    ...levels.map((level, at) =>
      mark(
        at ? "Smaller heading" : "Heading",
        ["heading", { level }],
        () => chain().toggleHeading({ level }).run(),
      ),
    ),
    mark("Bullets", "bulletList", () => chain().toggleBulletList().run()),
    mark("Numbers", "orderedList", () => chain().toggleOrderedList().run()),
    tool("Indent", () => chain().sinkListItem("listItem").run(), inList),
    tool("Outdent", () => chain().liftListItem("listItem").run(), inList),
    mark("Link", "link", () => link.open()),
    tool("Table", () => insertTable(chain), () => !inTable()),
    tool("Add row", () => chain().addRowAfter().run(), inTable),
    tool("Add column", () => chain().addColumnAfter().run(), inTable),
    tool("Remove row", () => chain().deleteRow().run(), inTable),
    tool("Remove column", () => chain().deleteColumn().run(), inTable),
    tool("Remove table", () => chain().deleteTable().run(), inTable),
  ];
  bar.append(...tools.map((made) => made.button));

  function refresh() {
    for (const made of tools) made.refresh(editor);
    const shown = tools.map((made) => made.button).filter((button) => !button.hidden);
    const current = shown.find((button) => button.tabIndex === 0) || shown[0];
    tools.forEach(({ button }) => { button.tabIndex = button === current ? 0 : -1; });
  }

  bar.addEventListener("keydown", (event) => {
    const shown = tools.map((made) => made.button).filter((button) => !button.hidden);
    const to = step(event.key, shown.indexOf(document.activeElement), shown.length);
    if (to === null) return;
    event.preventDefault();
    tools.forEach(({ button }) => { button.tabIndex = -1; });
    shown[to].tabIndex = 0;
    shown[to].focus();
  });

  editor.on("transaction", refresh);
  refresh();
  return bar;
}

// Three columns with headings to write over, since a heading may not be empty.
function insertTable(chain) {
  const cell = (type, text) => ({
    type,
    content: [{ type: "paragraph", content: text ? [{ type: "text", text }] : [] }],
  });
  const row = (type, texts) => ({
    type: "tableRow",
    content: texts.map((text) => cell(type, text)),
  });
  const heads = row("tableHeader", ["Column 1", "Column 2", "Column 3"]);
  const empty = row("tableCell", ["", "", ""]);
  chain().insertContent({ type: "table", content: [heads, empty, empty] }).run();
}

function step(key, at, count) {
  const to = {
    ArrowRight: (at + 1) % count,
    ArrowLeft: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : to;
}

function mark(words, kind, press) {
  const [name, attributes] = [kind].flat();
  const made = tool(words, press);
  made.refresh = (editor) =>
    made.button.setAttribute("aria-pressed", String(editor.isActive(name, attributes)));
  return made;
}

function tool(words, press, isShown = () => true) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "app-editor__button";
  button.textContent = words;
  button.tabIndex = -1;
  button.addEventListener("click", press);
  return { button, refresh: () => { button.hidden = !isShown(); } };
}

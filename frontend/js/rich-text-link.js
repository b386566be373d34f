// A small form for a link's address: no prompt window, works from the keyboard.
export function linkForm(editor, source) {
  const id = `${source.id}_address`;
  const element = document.createElement("div");
  element.className = "app-editor__link";
  element.hidden = true;

  const label = document.createElement("label");
  label.className = "govuk-label";
  label.htmlFor = id;
  label.textContent = "Web or e-mail address";
  const input = document.createElement("input");
  Object.assign(input, { id, type: "text", className: "govuk-input", inputMode: "url" });
  const group = document.createElement("div");
  group.className = "govuk-form-group";
  group.append(label, input);
  element.append(group, button("Set link", set), button("Remove link", remove));

  function open() {
    input.value = editor.getAttributes("link").href || "";
    element.hidden = false;
    input.focus();
  }

  function close() {
    element.hidden = true;
    editor.view.focus();
  }

  function set() {
    const href = addressOf(input.value);
    if (!href) return remove();
    const chain = editor.chain().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: input.value.trim(), marks: [{ type: "link", attrs: { href } }] }).run();
    } else {
      chain.setLink({ href }).run();
    }
    close();
  }

  function remove() {
    editor.chain().extendMarkRange("link").unsetLink().run();
    close();
  }

  input.addEventListener("input", (event) => event.stopPropagation());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter") return;
    event.preventDefault();
    set();
  });
  return { element, open };
}

// Only what the server keeps: https and mailto.
function addressOf(typed) {
  const words = typed.trim();
  if (!words) return "";
  if (/^[^\s/:]+@[^\s/:]+$/.test(words)) return `mailto:${words}`;
  if (/^(https:\/\/|mailto:)/i.test(words)) return words;
  return `https://${words.replace(/^[a-z]+:\/*/i, "")}`;
}

function button(words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary app-small-button";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

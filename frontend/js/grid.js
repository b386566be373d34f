// A table of cells to fill in, worked like a spreadsheet: arrows and Enter go from cell to
// cell, Tab stays the browser's, and a block copied from a spreadsheet is pasted as one.
//
// Where the cells of a block go, and what each says, is the server's to tell: the form's
// data-grid names the address. What is put into the cells is then saved as if typed.
export function grid(form) {
  const rows = [...form.querySelectorAll("[data-grid-row]")].map((row) => [
    ...row.querySelectorAll("[data-grid-cell]"),
  ]);
  const status = form.querySelector("[data-grid-status]");
  const undo = form.querySelector("[data-grid-undo]");
  const summary = document.querySelector("[data-grid-summary]");
  let before = [];

  function placeOf(cell) {
    const row = rows.findIndex((cells) => cells.includes(cell));
    return row < 0 ? null : { row, column: rows[row].indexOf(cell) };
  }

  function go(place, down, right) {
    const cell = rows[place.row + down]?.[place.column + right];
    if (!cell) return false;
    cell.focus();
    if (cell.select) cell.select();
    return true;
  }

  form.addEventListener("keydown", (event) => {
    const { target: cell, key } = event;
    const place = event.isComposing || event.ctrlKey || event.metaKey ? null : placeOf(cell);
    if (!place) return;
    if (key === "Enter" && event.altKey && cell.localName === "textarea") {
      cell.setRangeText("\n", cell.selectionStart, cell.selectionEnd, "end");
      cell.dispatchEvent(new Event("input", { bubbles: true }));
      event.preventDefault();
    } else if (key === "Enter") {
      // Never the form's: a spreadsheet's Enter goes down, and submits nothing.
      event.preventDefault();
      go(place, event.shiftKey ? -1 : 1, 0);
    } else if (!event.shiftKey && !event.altKey) {
      const step = stepOf(cell, key);
      if (step && go(place, ...step)) event.preventDefault();
    }
  });

  form.addEventListener("paste", (event) => {
    const cell = event.target.closest("[data-grid-cell]");
    const block = event.clipboardData?.getData("text/plain") ?? "";
    if (!cell || !isBlock(block, cell)) return;
    event.preventDefault();
    paste(block, cell);
  });

  async function paste(block, cell) {
    const row = cell.closest("[data-grid-row]").dataset.gridRow;
    say("Putting the block into the return…");
    const answer = await post(form, { block, row, column: cell.dataset.gridCell });
    if (!answer) return say("Not pasted: the portal cannot be reached. Paste it again.");
    if (answer.status === 401) return say("Not pasted: you have been signed out.");
    if (!answer.ok) return say("Not pasted. Try a smaller block.");
    const { cells, message } = await answer.json();
    before = cells.map(({ name }) => ({ name, value: control(name).value }));
    cells.forEach(({ name, value, problem }) => {
      put(name, value);
      tell(name, problem);
    });
    say(`${cells.length ? "Pasted:" : "Not pasted."} ${message}`);
    undo.hidden = !cells.length;
    sumUp();
    typed();
  }

  undo.addEventListener("click", () => {
    before.forEach(({ name, value }) => {
      put(name, value);
      tell(name, "");
    });
    undo.hidden = true;
    say("The paste is undone.");
    sumUp();
    typed();
    rows[0]?.[0]?.focus();
  });

  form.addEventListener("autosaved", ({ detail }) => {
    rows.flat().forEach((cell) => tell(cell.name, detail.problems?.[cell.name] ?? ""));
    Object.entries(detail.totals ?? {}).forEach(([name, total]) => {
      const cell = form.querySelector(`[data-grid-total="${name}"]`);
      if (cell) cell.textContent = total;
    });
    sumUp();
  });

  const control = (name) => form.elements.namedItem(name);
  const say = (words) => { status.textContent = words; };
  const typed = () => form.dispatchEvent(new Event("input", { bubbles: true }));

  function put(name, value) {
    const cell = control(name);
    if (cell.localName === "select" && ![...cell.options].some((it) => it.value === value)) {
      cell.add(new Option(value, value));
    }
    cell.value = value;
  }

  // What is wrong with a cell stands under it, and is read out with it.
  function tell(name, problem) {
    const cell = control(name);
    const id = `${name}-problem`;
    let words = document.getElementById(id);
    if (!problem && !words) return;
    if (!words) {
      words = document.createElement("p");
      words.className = "govuk-error-message";
      words.id = id;
      cell.parentElement.append(words);
    }
    words.textContent = problem;
    words.hidden = !problem;
    const kind = { input: "input", select: "select", textarea: "textarea" }[cell.localName];
    cell.classList.toggle(`govuk-${kind}--error`, Boolean(problem));
    cell.toggleAttribute("aria-invalid", Boolean(problem));
    if (problem) cell.setAttribute("aria-invalid", "true");
    const others = (cell.getAttribute("aria-describedby") ?? "").split(" ").filter((it) => it && it !== id);
    cell.setAttribute("aria-describedby", (problem ? [id, ...others] : others).join(" "));
  }

  // The same summary the server writes above the grid.
  function sumUp() {
    const wrong = rows.flat().filter((cell) => cell.getAttribute("aria-invalid") === "true");
    if (!wrong.length) return summary.replaceChildren();
    const list = summary.querySelector("ul") ?? newSummary(summary);
    list.replaceChildren(
      ...wrong.map((cell) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `#${cell.id}`;
        link.textContent = `${cell.getAttribute("aria-label")}: ${problemOf(cell)}`;
        item.append(link);
        return item;
      }),
    );
  }

  summary.addEventListener("click", (event) => {
    const id = event.target.closest("a")?.hash.slice(1);
    const cell = id && document.getElementById(id);
    if (!cell) return;
    event.preventDefault();
    cell.focus();
    cell.scrollIntoView({ block: "center" });
  });
}

const problemOf = (cell) =>
  document.getElementById(`${cell.name}-problem`).textContent.replace(/^\s*Error:\s*/, "").trim();

// Where an arrow leads: out of a cell only where it could not move within.
function stepOf(cell, key) {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const step = steps[key];
  if (!step) return null;
  if (cell.localName === "select") return step[0] ? null : step;
  const { selectionStart: from, selectionEnd: to, value } = cell;
  const isWhole = from === 0 && to === value.length;
  const isAtEdge = from === to && from === (step[0] + step[1] < 0 ? 0 : value.length);
  const isOneLine = cell.localName === "input";
  return isWhole || isAtEdge || (isOneLine && step[0]) ? step : null;
}

// One cell's text, and a note of several lines, are pasted as anywhere else.
function isBlock(text, cell) {
  const inner = text.replace(/[\r\n]+$/, "");
  return inner.includes("\t") || (inner.includes("\n") && cell.localName !== "textarea");
}

async function post(form, fields) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  Object.entries(fields).forEach(([name, value]) => body.set(name, value));
  try {
    return await fetch(form.dataset.grid, {
      method: "POST",
      body,
      headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      credentials: "same-origin",
    });
  } catch {
    return null;
  }
}

function newSummary(summary) {
  summary.innerHTML =
    '<div class="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">There is a problem</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list"></ul></div></div></div>';
  return summary.querySelector("ul");
}

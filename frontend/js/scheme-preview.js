// The matrix of a scheme redraws while its fields are typed in. The server draws it, so
// that what is shown is what would be saved; without JavaScript a button asks for it.
const REST = 400;
const NOT_DRAWN = "The matrix could not be redrawn. What you typed is still here: press “Show the matrix”.";

export function schemePreview(form) {
  const shown = (name, within = form) => within.querySelector(`[data-preview="${name}"]`);
  let waiting;
  let asking;

  async function redraw() {
    asking?.abort();
    asking = new AbortController();
    const typed = new FormData(form);
    typed.set("do", "preview");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: typed,
        headers: { "X-Requested-With": "fetch" },
        signal: asking.signal,
      });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") shown("words").textContent = NOT_DRAWN;
    }
  }

  // What is said stays in its place, or a screen reader would not read it; and it is
  // read only when it has changed.
  function show(drawn) {
    shown("matrix").replaceChildren(...shown("matrix", drawn).childNodes);
    const words = shown("words", drawn);
    if (words.textContent !== shown("words").textContent) {
      shown("words").replaceChildren(...words.childNodes);
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(redraw, REST);
  });
}

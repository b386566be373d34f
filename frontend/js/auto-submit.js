// A changed choice is shown at once; the form's own button stays for everyone else.
// Arrow keys in a closed select change it step by step, so wait until the reader rests.
const REST = 600;

export function autoSubmit(form) {
  let waiting;
  form.addEventListener("change", (event) => {
    if (event.target.tagName !== "SELECT") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), REST);
  });
}

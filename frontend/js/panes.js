// The paper's outline, section and preview: three columns, or tabs on a small screen.
// The tabs are plain buttons that press, since on a wide screen all three are shown.
export function panes(paper) {
  const all = [...paper.querySelectorAll(".app-paper__pane[data-pane]")];
  if (all.length < 2) return;

  const bar = document.createElement("div");
  bar.className = "app-paper__tabs govuk-button-group";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Show");
  const buttons = all.map((pane) => button(pane.dataset.pane, () => show(pane)));
  bar.append(...buttons);
  paper.before(bar);
  paper.classList.add("app-paper--tabbed");

  function show(wanted) {
    all.forEach((pane, at) => {
      pane.toggleAttribute("data-shown", pane === wanted);
      buttons[at].setAttribute("aria-pressed", String(pane === wanted));
    });
  }

  // A link from one pane into another (a check, an outline entry) opens that pane.
  function follow() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const pane = target && target.closest(".app-paper__pane[data-pane]");
    if (pane) show(pane);
  }

  addEventListener("hashchange", follow);
  show(all.find((pane) => pane.classList.contains("app-paper__section")) || all[0]);
  follow();
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary app-small-button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

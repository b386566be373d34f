// Evidence beside a report stays open where there is room and folds on a phone.
const ROOM = matchMedia("(min-width: 1020px)");

export function evidence(aside) {
  const folds = aside.querySelectorAll("details.app-evidence");
  const fit = () => folds.forEach((fold) => { fold.open = ROOM.matches; });
  fit();
  ROOM.addEventListener("change", fit);
}

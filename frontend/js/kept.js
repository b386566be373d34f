// A copy of what was typed, on this computer, only while it could not be saved.
// It names its owner, so that the next person at a shared computer is not shown it.
const PREFIX = "unsaved:";

const keyOf = ({ address, owner }) => `${PREFIX}${owner || "unknown"}:${address}`;

export function keep(place, copy) {
  try {
    const dated = { ...copy, at: new Date().toISOString() };
    localStorage.setItem(keyOf(place), JSON.stringify(dated));
    return true;
  } catch {
    return false; // Storage is full or forbidden: the page itself is the only copy.
  }
}

export function kept(place) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(place)));
  } catch {
    return null;
  }
}

export function forget(place) {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // Nothing could be kept here, so there is nothing to forget.
  }
}

export function forgetAll() {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // As above.
  }
}

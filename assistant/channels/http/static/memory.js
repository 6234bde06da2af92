// The reader's language and country, kept in this browser; a browser that keeps nothing works as well.

const PREFIX = "lotsen.";

/** Return what was kept, or null. */
export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keep a value for the next visit. */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
}

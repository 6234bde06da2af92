// What the reader chose, kept in this browser; a browser that keeps nothing works as well. The conversation itself is
// kept only after the reader has said so.

const PREFIX = "lotsen.";
const MAX_TURNS = 20;

/** Return what was kept, or null. */
export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keep a value for the next visit; null forgets it. */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage is blocked or full: the choice holds until the page is left.
  }
}

/** Keep the newest turns, or forget them all when there are none. */
export function rememberTurns(turns) {
  remember("turns", turns.length ? JSON.stringify(turns.slice(-MAX_TURNS)) : null);
}

/** Return the kept turns, oldest first; none where what lies there is not ours. */
export function rememberedTurns() {
  try {
    const turns = JSON.parse(remembered("turns") ?? "[]");
    return turns.filter(({ question, answer }) => typeof question === "string" && Array.isArray(answer.statements));
  } catch {
    return [];
  }
}

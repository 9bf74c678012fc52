// What the reader has chosen on the page Display, put on before anything is painted. Tells whether storage could be asked.
export function display() {
  try {
    for (const [key, name] of [['case-review.theme', 'data-theme'], ['case-review.text', 'data-text']]) {
      const word = localStorage.getItem(key);
      if (/^[a-z]+$/.test(word ?? '')) document.documentElement.setAttribute(name, word);
    }
    return true;
  } catch {
    return false; // It is switched off: the device's own settings hold.
  }
}

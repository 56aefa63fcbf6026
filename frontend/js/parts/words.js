// The words of a script stand translated in the page: <template data-words> with one element a word.
export function wordsOf(root) {
  const { content } = root.querySelector("template[data-words]");
  const words = new Map([...content.querySelectorAll("[data-word]")].map((each) => [each.dataset.word, each.textContent.trim()]));
  return (name, values = {}) => {
    const word = words.get("number" in values && values.number === 1 ? `${name}-one` : name) ?? name;
    return word.replace(/\{(\w+)\}/g, (_, key) => (typeof values[key] === "number" ? values[key].toLocaleString(document.documentElement.lang) : values[key]));
  };
}

// What is said to those who do not see it: in turn, and after a pause, so that a polite region reads all of it.
const PAUSE = 1_500;

export function announcer(region) {
  const waiting = [];
  let timer = null;
  const next = () => {
    region.textContent = waiting.shift() ?? "";
    timer = waiting.length || region.textContent ? setTimeout(next, PAUSE) : null;
  };
  return (sentence) => {
    if (waiting[waiting.length - 1] === sentence) return;
    waiting.push(sentence);
    timer ??= setTimeout(next, 50);
  };
}

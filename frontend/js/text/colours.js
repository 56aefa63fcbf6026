// Colours come from other people's browsers: only plain ones are taken, and they are made readable on the page's ground.
const PLAIN = /^#[0-9a-f]{6}$/i;
const OWN = ["#00696f", "#b23a26", "#3c7a2e", "#0b5876", "#7a3e8e", "#8a5200", "#a1326b", "#44546a"];

export function colourOf({ color, name } = {}) {
  if (PLAIN.test(color ?? "")) return color;
  const sum = [...String(name ?? "")].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  return OWN[sum % OWN.length];
}

const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
};
const css = (rgb) => `rgb(${rgb.join(" ")})`;

export function inkOn(colour) {
  return contrast(parts(colour), [255, 255, 255]) >= 4.5 ? "#fff" : "#000";
}

// At least 3:1 against the ground, as a line has to be seen.
export function seenOn(colour, ground) {
  const against = ground.match(/\d+(\.\d+)?/g)?.slice(0, 3).map(Number) ?? [255, 255, 255];
  const goal = luminance(against) > 0.18 ? 0 : 255;
  let rgb = parts(colour);
  for (let step = 0; step < 8 && contrast(rgb, against) < 3; step++) rgb = rgb.map((part) => Math.round(part + (goal - part) * 0.2));
  return css(rgb);
}

// What somebody chose, dropped or pasted, as a list of { file, path }; `path` are the folders that it brings along.
const OF_THE_SYSTEM = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);
// Telephones call every photo the same, and so do browsers every picture that is pasted: the time tells them apart.
const NAMELESS = /^(image|photo|bild)\.(\w+)$/i;

export function fromInput(input) {
  const found = [...input.files].map((file) => ({ file, path: folderOf(file.webkitRelativePath ?? "") }));
  return found.filter(({ file, path }) => !(path && OF_THE_SYSTEM.has(file.name)));
}

// The entries have to be asked for at once: after the first pause the browser has forgotten them.
export async function fromDrop(transfer) {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.());
  if (!entries.every(Boolean)) return [...transfer.files].map((file) => ({ file, path: "" }));
  const found = [];
  for (const entry of entries) await walk(entry, "", found);
  return found;
}

export function fromClipboard(data) {
  return [...(data?.files ?? [])].map((file) => ({ file, path: "" }));
}

export function named(found, photoName) {
  const { file, path } = found;
  const match = NAMELESS.exec(file.name);
  if (!match || path) return found;
  const at = new Date(file.lastModified || Date.now());
  const two = (number) => String(number).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`;
  const name = `${photoName} ${day} ${time}.${match[2]}`;
  return { path, file: new File([file], name, { type: file.type, lastModified: file.lastModified }) };
}

async function walk(entry, path, found) {
  if (entry.isFile) {
    if (path && OF_THE_SYSTEM.has(entry.name)) return;
    const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) found.push({ file, path });
    return;
  }
  const reader = entry.createReader();
  const below = path ? `${path}/${entry.name}` : entry.name;
  for (;;) {
    // Some browsers give a hundred at a time.
    const entries = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!entries.length) return;
    for (const each of entries) await walk(each, below, found);
  }
}

function folderOf(path) {
  return path.split("/").slice(0, -1).join("/");
}

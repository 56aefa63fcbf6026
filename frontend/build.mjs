// Builds what the portal serves from static/build/: the same sources give the same bytes on every machine.
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "build");
const font = join(here, "node_modules/@fontsource-variable/atkinson-hyperlegible-next");
const json = (name) => JSON.parse(readFileSync(join(here, name), "utf8"));
const target = ["chrome100", "firefox100", "safari15"];

function tokens() {
  const map = (pairs) => Object.entries(pairs).map(([name, value]) => `"${name}": ${value}`).join(", ");
  const { light, dark } = json("tokens.json");
  return `@use "tokens" with ($light: (${map(light)}), $dark: (${map(dark)}));\n`;
}

async function styles() {
  for (const file of ["main", "error", "styleguide", "map", "admin-map", "desk", "text", "documents", "polls"]) {
    const source = readFileSync(join(here, `scss/${file}.scss`), "utf8");
    const { css } = sass.compileString(tokens() + source, {
      loadPaths: [join(here, "scss"), join(here, "node_modules")],
      quietDeps: true,
      silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
    });
    // Leaflet's own marker and layer pictures are not used.
    const { code } = await esbuild.transform(css.replace(/url\(images\/[^)]*\)/g, "none"), { loader: "css", minify: true, target, charset: "utf8" });
    writeFileSync(join(out, `${file}.css`), code);
  }
}

async function scripts() {
  const entryPoints = readdirSync(join(here, "js")).filter((name) => name.endsWith(".js")).sort();
  await esbuild.build({
    entryPoints: entryPoints.map((name) => join(here, "js", name)),
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target,
    charset: "utf8",
    legalComments: "none",
  });
}

function sprite() {
  const icons = join(here, "node_modules/bootstrap-icons/icons");
  const names = json("icons.json").sort();
  const symbols = names.map((name) => {
    const svg = readFileSync(join(icons, `${name}.svg`), "utf8");
    const drawing = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>")).replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 16 16">${drawing}</symbol>`;
  });
  writeFileSync(join(out, "sprite.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);
  writeFileSync(join(out, "icons.json"), `${JSON.stringify(names)}\n`);
}

function license(folder) {
  return readFileSync(join(folder, readdirSync(folder).find((name) => name.startsWith("LICENSE"))), "utf8");
}

function copies() {
  mkdirSync(join(out, "fonts"));
  copyFileSync(join(here, "fonts/atkinson-hyperlegible-next.woff2"), join(out, "fonts/atkinson-hyperlegible-next.woff2"));
  copyFileSync(join(font, "LICENSE"), join(out, "fonts/LICENSE.txt"));
  copyFileSync(join(here, "favicon.svg"), join(out, "favicon.svg"));
  cpSync(join(here, "icons"), join(out, "icons"), { recursive: true });
  writeFileSync(
    join(out, "LICENSES.txt"),
    [
      "@noble/hashes", "bootstrap", "bootstrap-icons", "htmx.org", "leaflet", "lib0", "orderedmap",
      ...["commands", "dropcursor", "gapcursor", "inputrules", "keymap", "model", "schema-list", "search", "state", "tables", "transform", "view"].map((name) => `prosemirror-${name}`),
      "js-base64", "querystringify", "requires-port", "tus-js-client", "url-parse", "w3c-keyname", "y-prosemirror", "y-protocols", "yjs",
    ]
      .map((name) => `${name}\n\n${license(join(here, "node_modules", name))}`)
      .join("\n\n"),
  );
}

async function build() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  copies();
  sprite();
  await Promise.all([styles(), scripts()]);
}

await build();
if (process.argv.includes("--watch")) {
  let waiting;
  watch(here, { recursive: true }, (_event, name) => {
    if (!name || name.startsWith("node_modules")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => build().then(() => console.log(`built after ${basename(name)}`), console.error), 100);
  });
}

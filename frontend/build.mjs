// Builds styles, scripts and fonts into ../static/build. Nothing else goes there.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "build");
const modules = join(here, "node_modules");

// The whole font, because the rating shapes are characters of it.
const FONTS = ["Regular", "It", "Semibold", "Bold", "BoldIt"];
const STYLES = ["app", "paper"];

async function fonts() {
  const from = join(modules, "source-sans");
  await mkdir(join(out, "fonts"), { recursive: true });
  for (const cut of FONTS) {
    const file = `SourceSans3-${cut}.ttf.woff2`;
    await cp(join(from, "WOFF2", "TTF", file), join(out, "fonts", file));
  }
}

async function styles() {
  for (const name of STYLES) {
    const { css } = await sass.compileAsync(join(here, "scss", `${name}.scss`), {
      loadPaths: [modules],
      quietDeps: true,
      style: name === "paper" ? "expanded" : "compressed",
    });
    await writeFile(join(out, `${name}.css`), css);
  }
}

async function scripts() {
  const shared = { bundle: true, minify: true, target: "es2020", outdir: out };
  await esbuild.build({ ...shared, entryPoints: [join(here, "js", "boot.js")] });
  await esbuild.build({
    ...shared,
    entryPoints: [join(here, "js", "app.js")],
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
  });
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([fonts(), styles(), scripts()]);

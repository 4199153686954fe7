// Builds the package into dist/: the module (cargo, wasm-bindgen as a library, wasm-opt), the types from the published schemas,
// the wrappers (tsc) and the form in one file (esbuild). No step when nothing changed is cargo's to know; the rest takes seconds.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(here);
const bin = (name) => join(here, "node_modules", ".bin", name);
const run = (command, args, cwd = root) => execFileSync(command, args, { cwd, stdio: "inherit" });
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const dist = join(here, "dist");
const glue = join(target, "fadu-wasm-glue");

run("cargo", ["build", "--locked", "-q", "-p", "fadu-wasm", "--profile", "wasm", "--target", "wasm32-unknown-unknown"]);
run("cargo", ["run", "--locked", "-q", "-p", "fadu-wasm-pack", "--", join(target, "wasm32-unknown-unknown/wasm/fadu_wasm.wasm"), glue]);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
run(bin("wasm-opt"), ["-Oz", "--strip-debug", "--strip-producers", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
  "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue", join(glue, "fadu_bg.wasm"), "-o", join(dist, "fadu_bg.wasm")]);
for (const file of ["fadu.js", "fadu.d.ts"]) copyFileSync(join(glue, file), join(dist, file));
copyFileSync(join(glue, "fadu.d.ts"), join(here, "js", "fadu.d.ts"));

// the types are those of the published schemas: one place to change
let types = "// Generated from core/schemas by scripts/build.mjs.\n";
for (const [file, name] of [["case", "Case"], ["assessment", "Assessment"], ["errors", "Errors"]]) {
  const schema = JSON.parse(readFileSync(join(root, "core/schemas", `${file}.schema.json`), "utf8"));
  schema.title = name;
  copyFileSync(join(root, "core/schemas", `${file}.schema.json`), join(dist, `${file}.schema.json`));
  types += await compile(schema, name, { bannerComment: "", additionalProperties: false, format: false });
}
writeFileSync(join(here, "js", "formats.ts"), types);
run(bin("tsc"), ["-p", "."], here);
await build({
  entryPoints: [join(here, "js/form/index.ts")], outfile: join(dist, "form.js"), bundle: true, format: "esm", target: "es2022", minify: true,
  legalComments: "inline", external: ["./index.js", "../index.js"],
  plugins: [{ name: "one-api", setup: (b) => b.onResolve({ filter: /^\.\.\/index\.js$/ }, () => ({ path: "./index.js", external: true })) }],
});
rmSync(join(dist, "form"), { recursive: true, force: true });
copyFileSync(join(here, "js/form/types.d.ts"), join(dist, "form.d.ts"));
const module = readFileSync(join(dist, "fadu_bg.wasm"));
const zipped = gzipSync(module, { level: 9 }).length;
console.log(`fadu_bg.wasm ${module.length} bytes, ${zipped} gzip (${(zipped / 1024).toFixed(1)} KiB)`);

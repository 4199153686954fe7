// Builds the package into dist/: the module (cargo, wasm-bindgen as a library, wasm-opt), the types from the published schemas, and
// the scripts, each entry one file (esbuild), with the declarations of tsc beside them.
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
const js = join(here, "js");
const glue = join(target, "fadu-wasm-glue");

run("cargo", ["build", "--locked", "-q", "-p", "fadu-wasm", "--profile", "wasm", "--target", "wasm32-unknown-unknown"]);
run("cargo", ["run", "--locked", "-q", "-p", "fadu-wasm-pack", "--", join(target, "wasm32-unknown-unknown/wasm/fadu_wasm.wasm"), glue]);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
// nothing is below 1 KiB: the stack stands first
run(bin("wasm-opt"), ["--strip-debug", "--strip-producers", "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals",
  "--enable-reference-types", "--enable-multivalue", "--low-memory-unused", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", join(glue, "fadu_bg.wasm"), "-o", join(dist, "fadu_bg.wasm")]);
for (const file of ["fadu.js", "fadu.d.ts"]) copyFileSync(join(glue, file), join(js, file));
copyFileSync(join(glue, "fadu.d.ts"), join(dist, "fadu.d.ts"));

// the types are those of the published schemas: one place to change
let types = "// Generated from core/schemas by scripts/build.mjs.\n";
for (const [file, name] of [["case", "Case"], ["assessment", "Assessment"], ["errors", "Errors"]]) {
  const schema = JSON.parse(readFileSync(join(root, "core/schemas", `${file}.schema.json`), "utf8"));
  schema.title = name;
  copyFileSync(join(root, "core/schemas", `${file}.schema.json`), join(dist, `${file}.schema.json`));
  types += await compile(schema, name, { bannerComment: "", additionalProperties: false, format: false });
}
writeFileSync(join(js, "formats.ts"), types);
run(bin("tsc"), ["-p", "."], here);

// one copy of the module's state: whatever else imports the API imports the file index.js
const bundle = (entry, out, plugins = []) =>
  build({ entryPoints: [join(js, entry)], outfile: join(dist, out), bundle: true, format: "esm", target: "es2022", minify: true, legalComments: "inline", external: ["node:*"], plugins });
const one = { name: "one-api", setup: (b) => b.onResolve({ filter: /\/index\.js$/ }, () => ({ path: "./index.js", external: true })) };
const glued = { name: "glue", setup: (b) => b.onResolve({ filter: /^\.\/values\.js$/ }, () => ({ path: join(js, "values.ts") })) };
await bundle("index.ts", "index.js", [glued]);
await bundle("node.ts", "node.js", [one]);
await bundle("form/index.ts", "form.js", [one]);
rmSync(join(dist, "form"), { recursive: true, force: true });
copyFileSync(join(js, "form/types.d.ts"), join(dist, "form.d.ts"));
for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(join(root, licence), join(dist, licence));

const sizes = ["fadu_bg.wasm", "index.js", "form.js"].map((f) => [f, readFileSync(join(dist, f))]).map(([f, b]) => [f, gzipSync(b, { level: 9 }).length]);
console.log(sizes.map(([f, n]) => `${f} ${(n / 1024).toFixed(1)} KiB`).join(", "), `gzip; together ${(sizes.reduce((all, [, n]) => all + n, 0) / 1024).toFixed(1)} KiB`);

// The package as others get it: packed, installed in an empty project, used from Node, strict TypeScript and Vite.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { here } from "./support.mjs";

const bin = (name) => join(here, "node_modules/.bin", name);
let project;
let packed;
const run = (command, args, cwd = project) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

before(() => {
  project = mkdtempSync(join(tmpdir(), "fadu-project-"));
  packed = join(project, JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", project], here))[0].filename);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "user", private: true, type: "module" }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", packed]);
});
after(() => rmSync(project, { recursive: true, force: true }));

const CASE = '{ violations: ["security.logs-not-retained"], subjects: ["network-operator", "organization"], act: { from: "2024-03-01" } }';

test("the module with all rule data and both languages is at most 250 KiB gzip", () => {
  const size = gzipSync(readFileSync(join(project, "node_modules/fadu/dist/fadu_bg.wasm")), { level: 9 }).length;
  assert.ok(size <= 250 * 1024, `${size} bytes`);
  assert.equal(readdirSync(join(project, "node_modules/fadu/dist")).filter((f) => f.endsWith(".wasm")).length, 1);
});

test("from Node", () => {
  writeFileSync(join(project, "use.mjs"), `import { assess, load } from "fadu";\nawait load();\nconsole.log(assess(${CASE}).options.length);`);
  assert.ok(Number(run("node", ["use.mjs"])) > 5);
});

test("from strict TypeScript, with `using`, and a misspelt id is a type error", () => {
  writeFileSync(join(project, "use.ts"), `import { assess, CaseHandle, FaduError, load, type Assessment, type Case, type View } from "fadu";
import "fadu/form";
await load();
const entry: Case = ${CASE};
const answer: Assessment = assess(entry);
const first: string | undefined = answer.options[0]?.bands[0]?.min ?? undefined;
{
  using handle = new CaseHandle(entry);
  using result = handle.assess();
  const view: View = handle.view("zh");
  console.log(first, result.size, view.questions[0]?.pointer);
}
// @ts-expect-error no such violation
const misspelt: Case = { ...entry, violations: ["security.log-not-retained"] };
try { assess(misspelt); } catch (e) { if (e instanceof FaduError) console.log(e.code satisfies string, e.pointer, e.zh, e.en); }
const form = document.querySelector("fadu-case-form");
console.log(form?.assessment?.coverage.worst);
`);
  const config = (extra) => writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, target: "es2022", lib: ["es2022", "dom", "esnext.disposable"], types: [], noEmit: true, skipLibCheck: false, ...extra }, files: ["use.ts"] }));
  for (const extra of [{ module: "nodenext", moduleResolution: "nodenext" }, { module: "esnext", moduleResolution: "bundler" }]) {
    config(extra);
    run(bin("tsc"), ["-p", "."]);
  }
});

test("from Vite: one module, beside the script", () => {
  mkdirSync(join(project, "site"), { recursive: true });
  writeFileSync(join(project, "site/index.html"), '<!doctype html><script type="module" src="./main.js"></script><fadu-case-form></fadu-case-form>');
  writeFileSync(join(project, "site/main.js"), `import "fadu/form";\nimport { assess, load } from "fadu";\nawait load();\ndocument.title = String(assess(${CASE}).options.length);`);
  // the bundler is this package's own; only fadu is installed in the project
  symlinkSync(join(here, "node_modules/vite"), join(project, "node_modules/vite"));
  run(bin("vite"), ["build", "site", "--logLevel", "warn"]);
  const assets = readdirSync(join(project, "site/dist/assets"));
  assert.equal(assets.filter((f) => f.endsWith(".wasm")).length, 1, assets.join(" "));
  assert.ok(assets.some((f) => f.endsWith(".js")));
});

test("publint and arethetypeswrong find nothing", () => {
  run(bin("publint"), ["--strict", packed]);
  run(bin("attw"), [packed, "--profile", "esm-only", "--exclude-entrypoints", "fadu.wasm", "case.schema.json", "assessment.schema.json", "errors.schema.json"]);
});

// Reports import cycles: between the files of each crate, between the features of `app`, and between its top-level modules.
// A cycle means that no part of it can be read, tested or moved alone. Usage: node deploy/imports.mjs [crate folder …]
//
// What counts as an import: `use` and every other path that begins with `crate`, `super`, `self` or the name of a child module.
// A path is followed through `pub use` to the file that defines the item, so a parent that re-exports its children is no cycle.
// Code under `#[cfg(test)]` does not count. The parser knows this code base's Rust, not the whole language.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const CRATES = ["app", "crates/domain", "crates/exchange", "crates/store", "frontend", "server"];

/** The source without comments, strings and test modules, so that only code is read for paths. */
function code(text) {
  const blank = (match) => match.replace(/[^\n]/g, " ");
  return text
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|r(#+)"[\s\S]*?"\1|b?"(?:\\[\s\S]|[^"\\])*"|b?'(?:\\[^\n]+?|[^'\\\n])'/g, blank)
    .replace(/#\[cfg\((?:test|any\(test[^\]]*)\)\]\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+\w+\s*\{[\s\S]*$/, "");
}

/** `a::{b, c::d as e}` as a list of { path: [a, c, d], name: e }. */
function leaves(tree, prefix = []) {
  const text = tree.trim();
  if (!text) return [];
  const open = text.indexOf("{");
  if (open < 0) {
    const [path, name] = text.split(/\s+as\s+/);
    const whole = [...prefix, ...path.split("::").map((part) => part.trim()).filter(Boolean)];
    if (whole.at(-1) === "self") whole.pop();
    return [{ path: whole, name: (name ?? whole.at(-1)).trim() }];
  }
  const inner = text.slice(open + 1, text.lastIndexOf("}"));
  const head = [...prefix, ...text.slice(0, open).split("::").map((part) => part.trim()).filter(Boolean)];
  const parts = [];
  let depth = 0, start = 0;
  for (let i = 0; i <= inner.length; i++) {
    if (inner[i] === "{") depth++;
    if (inner[i] === "}") depth--;
    if (i === inner.length || (inner[i] === "," && depth === 0)) { parts.push(inner.slice(start, i)); start = i + 1; }
  }
  return parts.flatMap((part) => leaves(part, head));
}

/** Every module of a crate by its path: its file, its code, its child modules, its imports and re-exports. */
function modules(source, entry) {
  const found = new Map();
  const add = (file, path, text, folder) => {
    const module = { file, path, children: new Set(), imports: [], exports: [] };
    found.set(path.join("::"), module);
    let rest = text;
    // Modules written inside this file.
    for (let match; (match = /\bmod\s+(\w+)\s*\{/.exec(rest)); ) {
      let depth = 1, end = match.index + match[0].length;
      while (depth && end < rest.length) { if (rest[end] === "{") depth++; if (rest[end] === "}") depth--; end++; }
      module.children.add(match[1]);
      add(file, [...path, match[1]], rest.slice(match.index + match[0].length, end - 1), join(folder, match[1]));
      rest = rest.slice(0, match.index) + rest.slice(end);
    }
    rest = rest.replace(/#\[cfg\(test\)\]\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+\w+;/g, "");
    for (const [, name] of rest.matchAll(/\bmod\s+(\w+);/g)) {
      const child = [join(folder, `${name}.rs`), join(folder, name, "mod.rs")].find((candidate) => existsSync(candidate));
      if (!child) continue;
      module.children.add(name);
      add(child, [...path, name], code(readFileSync(child, "utf8")), join(folder, name));
    }
    rest = rest.replace(/(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/g, (_, shared, tree) => {
      (shared ? module.exports : module.imports).push(...leaves(tree));
      return "";
    });
    for (const [path_] of rest.matchAll(/(?<![\w:$])[a-z_]\w*(?:::\w+)+/g)) {
      module.imports.push({ path: path_.split("::"), name: "" });
    }
    module.rest = rest;
  };
  add(entry, [], code(readFileSync(entry, "utf8")), source);
  return found;
}

/** The files that a path leads to from a module, followed through re-exports. */
function targets(found, from, path, words, seen = new Set()) {
  let at = [...from.path], rest = [...path];
  if (rest[0] === "crate") { at = []; rest.shift(); }
  else if (rest[0] === "self") rest.shift();
  else if (rest[0] === "super") while (rest[0] === "super") { at.pop(); rest.shift(); }
  else if (!from.children.has(rest[0])) {
    // A name that this module imports: its import is counted already.
    return [];
  }
  while (rest.length && found.get(at.join("::"))?.children.has(rest[0])) at.push(rest.shift());
  const module = found.get(at.join("::"));
  if (!module) return [];
  const key = `${at.join("::")} ${rest[0] ?? ""}`;
  if (seen.has(key)) return [module.file];
  seen.add(key);
  const follow = ({ path: through }) => targets(found, module, through, words, seen);
  if (rest[0] === "*") {
    const used = module.exports.filter(({ name }) => name === "*" || words.has(name)).flatMap(follow);
    return [module.file, ...used];
  }
  const named = rest.length ? module.exports.filter(({ name }) => name === rest[0]) : [];
  if (named.length) return named.flatMap(({ path: through }) => targets(found, module, [...through, ...rest.slice(1)], words, seen));
  const globs = rest.length ? module.exports.filter(({ name }) => name === "*").flatMap(follow) : [];
  return [module.file, ...globs];
}

/** The parts of a graph in which everything leads to everything (Tarjan). */
function cycles(graph) {
  const index = new Map(), low = new Map(), stack = [], on = new Set(), out = [];
  const visit = (node) => {
    index.set(node, index.size); low.set(node, index.get(node)); stack.push(node); on.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) { visit(next); low.set(node, Math.min(low.get(node), low.get(next))); }
      else if (on.has(next)) low.set(node, Math.min(low.get(node), index.get(next)));
    }
    if (low.get(node) === index.get(node)) {
      const part = [];
      let last;
      do { last = stack.pop(); on.delete(last); part.push(last); } while (last !== node);
      if (part.length > 1) out.push(part.sort());
    }
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return out;
}

/** The same graph between larger parts; `part` names the part of a file, or nothing. */
function grouped(graph, part) {
  const out = new Map();
  for (const [from, all] of graph) for (const to of all) {
    const [a, b] = [part(from), part(to)];
    if (!a || !b || a === b) continue;
    if (!out.has(a)) out.set(a, new Set());
    out.get(a).add(b);
  }
  return out;
}

let count = 0;
function report(what, graph, files) {
  for (const part of cycles(graph)) {
    count++;
    console.log(`Import cycle between ${what}:`);
    for (const from of part) for (const to of part) {
      if (graph.get(from)?.has(to)) console.log(`  ${from} imports ${to}${files ? ` (${files(from, to).join(", ")})` : ""}`);
    }
  }
}

for (const crate of process.argv.length > 2 ? process.argv.slice(2) : CRATES) {
  const source = resolve(root, crate, "src");
  const graph = new Map();
  for (const entry of ["lib.rs", "main.rs"].map((name) => join(source, name)).filter((file) => existsSync(file))) {
    const found = modules(source, entry);
    const short = (file) => relative(root, file);
    for (const module of found.values()) {
      const words = new Set(module.rest.match(/\w+/g));
      const from = short(module.file);
      if (!graph.has(from)) graph.set(from, new Set());
      for (const { path } of module.imports) for (const file of targets(found, module, path, words)) {
        if (short(file) !== from) graph.get(from).add(short(file));
      }
    }
  }
  report(`files of ${crate}`, graph);
  if (crate === "app") {
    const feature = (file) => /^app\/src\/features\/(?!mod\.rs)(\w+)/.exec(file)?.[1];
    const top = (file) => /^app\/src\/(?!lib\.rs)(\w+)/.exec(file)?.[1];
    const between = (part) => (a, b) => [...graph].filter(([from, all]) => part(from) === a && [...all].some((to) => part(to) === b)).map(([from]) => from);
    report("features of app", grouped(graph, feature), between(feature));
    report("top-level modules of app", grouped(graph, top), between(top));
  }
}
if (count) process.exit(1);

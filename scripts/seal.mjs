// Trunk's last step (a post_build hook): seals the staged page.
//
// - A build id, the hash of everything built, goes on <html data-build>. The page
//   adds it to the worker's addresses, since Trunk gives the worker's files the same
//   names in every build and a cached old worker must never meet a new page.
// - A Content-Security-Policy goes in front of everything else in <head>: own origin
//   only, and of inline scripts only Trunk's start-up script, named by its hash. It
//   holds while the page loads; then the page adds a stricter one (`browser/page.rs`),
//   which forbids every connection.
//
// Two directives were tried and are left out. `webrtc 'block'` is not known to Chromium
// (148), which reports it as an error. `require-trusted-types-for 'script'` forbids how
// Leptos puts fixed markup in place, and the worker's start from a blob.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR ?? "dist";
const page = join(folder, "index.html");

const html = readFileSync(page, "utf8");
if (html.includes("data-build=")) throw new Error(`${page} is sealed already`);

const policy = Object.entries({
  "default-src": "'none'",
  "script-src": ["'self'", "'wasm-unsafe-eval'", ...inlineScripts(html).map(hashSource)].join(" "),
  // A worker from a blob inherits this policy; one from an address would have none.
  "worker-src": "blob:",
  "connect-src": "'self'",
  "style-src": "'self'",
  "img-src": "data: blob:",
  "base-uri": "'none'",
  "form-action": "'none'",
})
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join("; ");

const sealed = replaceOnce(
  replaceOnce(html, /<html\b/, `<html data-build="${buildId()}"`),
  /<head>/,
  `<head><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer">`,
);
writeFileSync(page, sealed);

function inlineScripts(text) {
  return [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !/\bsrc=/.test(attributes))
    .map(([, , body]) => body);
}

function hashSource(script) {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

function buildId() {
  const hash = createHash("sha256").update(html);
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "index.html")
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()) {
    hash.update(name.slice(folder.length)).update(readFileSync(name));
  }
  return hash.digest("hex").slice(0, 12);
}

function replaceOnce(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`${page} has no ${pattern}`);
  return text.replace(pattern, () => replacement);
}

// Compressed files, archives and workbooks give what the plain file gives; what cannot
// be read is named, with what to do about it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { choose, kpi, mounted, state, visit, withBrowser } from "./harness.mjs";
import { DEALS, deals, generatedDeals } from "./files.mjs";

/** A zip archive of files given as name and content, stored as they are. */
function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of files) {
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(content)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800, 2);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, nameBytes, bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), about, place, nameBytes]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}

function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** The deals as a workbook, below a title and a blank row, with days as spreadsheets keep them. */
function workbook() {
  const day = (text) => (Date.parse(text) - Date.parse("1899-12-30")) / 86_400_000;
  const cell = (text) =>
    /^\d{4}-\d\d-\d\d$/.test(text)
      ? `<c s="1"><v>${day(text)}</v></c>`
      : /^\d+$/.test(text)
        ? `<c><v>${text}</v></c>`
        : `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const lines = deals.buffer.toString().trim().split("\n");
  const rows = lines.map((line, index) => `<row r="${index + 3}">${line.split(",").map(cell).join("")}</row>`);
  return zip([
    ["[Content_Types].xml", "<Types/>"],
    ["xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="Pipeline" sheetId="1" r:id="rId1"/></sheets></workbook>'],
    ["xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'],
    ["xl/styles.xml", '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'],
    [
      "xl/worksheets/sheet1.xml",
      `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Deals of the year</t></is></c></row>${rows.join("")}</sheetData></worksheet>`,
    ],
  ]);
}

const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });

test("gzip, zip and xlsx give the figures of the plain file, also after a reload", () =>
  withBrowser(async ({ open }) => {
    const archive = zip([
      ["exports/deals.csv", deals.buffer],
      ["__MACOSX/exports/._deals.csv", "\0\0"],
      ["logo.png", "\x89PNG"],
    ]);
    for (const container of [file("deals.csv.gz", gzipSync(deals.buffer)), file("all.zip", archive), file("deals.xlsx", workbook())]) {
      const page = await open();
      await choose(page, [container]);
      await state(page, "ready");
      await shows(page, DEALS);
      await page.reload();
      await mounted(page);
      await state(page, "ready");
      await shows(page, DEALS);
      await visit(page, "#/data");
      await page.locator('[data-action="erase"]').first().waitFor();
      assert.deepEqual(page.attain.errors, []);
      await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("attain", { recursive: true }).catch(() => {}));
      await page.close();
    }
  }));

test("what cannot be opened is named, and the rest is read", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const cut = gzipSync(Buffer.from(deals.buffer.toString().repeat(50))).subarray(0, 200);
    const letter = zip([["[Content_Types].xml", "<Types/>"], ["word/document.xml", "<w/>"]]);
    await choose(page, [file("cut.csv.gz", cut), file("letter.docx", letter), deals]);
    await state(page, "ready");
    await shows(page, DEALS);
    for (const name of ["cut.csv.gz", "letter.docx"]) {
      await page.locator('[role="alert"], [role="status"]').filter({ hasText: name }).first().waitFor();
    }
  }));

test("unpacking can be cancelled", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await state(page, "ready");
    await page.evaluate(() => {
      const timer = setInterval(() => {
        const title = document.querySelector(".import-title")?.textContent ?? "";
        if (!title.includes("many.csv.gz")) return;
        clearInterval(timer);
        window.cancelled = true;
        document.querySelector('[data-action="cancel"]').click();
      }, 1);
    });
    await choose(page, [file("many.csv.gz", gzipSync(readFileSync(generatedDeals(300_000)), { level: 1 }))]);
    await page.waitForFunction(() => window.cancelled);
    await state(page, "ready");
    await shows(page, DEALS);
  }));

async function shows(page, values) {
  // The one page that has them all.
  await visit(page, "#/kpis");
  for (const [id, value] of Object.entries(values)) {
    const shown = await kpi(page, id);
    assert.ok(Math.abs(shown - value) < 1e-9 * Math.max(1, Math.abs(value)), `${id} is ${shown}, not ${value}`);
  }
}

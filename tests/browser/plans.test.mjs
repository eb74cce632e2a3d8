// The page of plans: numbers that follow a slider, plans side by side, statements, links.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { state, visit, withBrowser } from "./harness.mjs";

const EARNED = '[data-plan-figure="earned"]';

test("without a file a plan is there, and its numbers follow a slider; undo takes one drag back", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const before = await earned(page);
    assert.ok(before > 0);
    await page.locator('figure[data-chart="payout"] canvas').waitFor();
    assert.ok((await page.locator("[data-kink]").count()) >= 3);
    // A drag: several places on the way, one step of undo.
    await drag(page, '[data-component="New business"] [data-at$="/bands/1/multiplier"] input[type=range]', [160, 180, 200]);
    await changed(page, before);
    assert.ok((await earned(page)) > before, "who is above quota earns more");
    await page.locator('[data-action="undo"]').first().click();
    await page.waitForFunction(([figure, value]) => Number(document.querySelector(figure).dataset.value) === value, [EARNED, before]);
    assert.equal(await page.locator('[data-action="undo"]').first().isDisabled(), true);
    assert.deepEqual(page.attain.errors, []);
  }));

test("of a drag the numbers follow once a frame, by its last place, and one step of undo takes it back", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const before = await earned(page);
    const slider = page.locator('[data-component="New business"] [data-at$="/bands/1/multiplier"] input[type=range]');
    const seen = await slider.evaluate(async (slider, figure) => {
      const shown = document.querySelector(figure);
      const values = [];
      new MutationObserver(() => values.push(Number(shown.dataset.value))).observe(shown, { attributeFilter: ["data-value"] });
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await frame();
      for (let place = 160; place <= 200; place += 2) {
        slider.value = String(place);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const at_once = values.length;
      await frame();
      await frame();
      slider.dispatchEvent(new Event("change", { bubbles: true }));
      await frame();
      return { at_once, values };
    }, EARNED);
    assert.equal(seen.at_once, 0, "not with each message");
    assert.equal(seen.values.length, 1, `once: ${seen.values}`);
    assert.ok(seen.values[0] > before);
    assert.equal(await slider.inputValue(), "200");
    await page.locator('[data-action="undo"]').first().click();
    await page.waitForFunction(([figure, value]) => Number(document.querySelector(figure).dataset.value) === value, [EARNED, before]);
    assert.deepEqual(page.attain.errors, []);
  }));

test("a typed number counts, and one that contradicts the plan is refused with its place", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const before = await earned(page);
    const bound = page.locator('[data-component="New business"] [data-at$="/bands/1/from"] input[type=text]');
    await type(bound, "130");
    await page.locator('[data-refused="plan"]').waitFor();
    assert.match(await page.locator('[data-refused="plan"]').textContent(), /New business/);
    assert.equal(await bound.inputValue(), "100%");
    assert.equal(await earned(page), before);
    await type(bound, "90");
    await changed(page, before);
    assert.equal(await page.locator('[data-refused="plan"]').count(), 0);
  }));

test("two plans side by side tell who gains", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await page.locator('[data-action="plan-otherwise"]').click();
    await page.locator('[data-action="plan-flip"]').first().click();
    await page.locator('[data-sheet="B"][aria-pressed="true"]').waitFor();
    assert.equal(await page.locator(".plan-team thead th").count(), 7, "two plans and their difference");
    assert.ok((await page.locator(".plan-team .plan-gain, .plan-team .plan-loss").count()) > 0);
    assert.deepEqual(page.attain.errors, []);
  }));

test("a statement opens to the deals and rules behind it, and is a file", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await page.locator('[data-person="Theo Lindqvist"] [data-action="plan-statement"]').click();
    const statement = page.locator('[data-statement="Theo Lindqvist"]');
    await statement.waitFor();
    await statement.locator(".plan-period summary").first().click();
    assert.match(await statement.locator(".plan-because").first().textContent(), /×/);
    assert.match(await statement.locator("tbody th").first().textContent(), /D-\d+/);
    const [file] = await Promise.all([page.waitForEvent("download"), statement.locator('[data-action="statement-csv"]').click()]);
    const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
    const sum = lines.slice(1).reduce((sum, line) => sum + Math.round(Number(line.split(",").at(-1)) * 100), 0);
    const paid = await statement.locator("dd").last().textContent();
    assert.equal(sum, Math.round(Number(paid.replace(/[^0-9.]/g, "")) * 100), "the lines add up to what is paid");
  }));

test("a link brings the same plan to another browser, and a reload brings it back", () =>
  withBrowser(async ({ open, browser, url }) => {
    await browser.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
    const page = await shown(open);
    const before = await earned(page);
    await type(page.locator('[data-action="attain-all"]'), "140");
    await changed(page, before);
    const wanted = await earned(page);
    await page.locator('[data-action="plan-link"]').click();
    await page.locator(".plan-said").filter({ hasText: "never your data" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${url}#/plans?p=1.`) && link.length < 4000, link);
    await withBrowser(async ({ open: elsewhere }) => {
      const other = await elsewhere(link.slice(link.indexOf("#")));
      await other.locator(`${EARNED}[data-value="${wanted}"]`).waitFor();
      assert.equal(await other.evaluate(() => location.hash), "#/plans");
    });
    await page.waitForFunction(() => localStorage.getItem("attain.plans"));
    await page.reload();
    await page.locator(`${EARNED}[data-value="${wanted}"]`).waitFor();
  }));

test("a plan is saved as a file and opened again; a file that is none changes nothing", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await type(page.locator('[data-action="plan-name"]'), "Mine");
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator('[data-action="plan-save"]').click()]);
    const text = await readFile(await file.path(), "utf8");
    assert.equal(JSON.parse(text).name, "Mine");
    await page.locator('[data-action="undo"]').first().click();
    const give = (buffer) => page.setInputFiles('[data-action="plan-open"]', { name: "p.json", mimeType: "application/json", buffer });
    // With many faults, all of them are told.
    const faulty = { attain_plan: 1, colour: "red", people: [{ name: "Ida", quota: "0" }], components: [{ id: "a", pays: { rat: "6%" } }] };
    await give(Buffer.from(JSON.stringify(faulty)));
    await page.locator('[data-refused="plan"] li').nth(2).waitFor();
    await give(Buffer.from('{"attain_plan": 1, "components": []}'));
    await page.locator('[data-refused="plan"] li').nth(1).waitFor({ state: "detached" });
    assert.equal(await page.locator('[data-action="plan-name"]').inputValue(), "Account executive 2026");
    await give(Buffer.from(text));
    await page.waitForFunction(() => document.querySelector('[data-action="plan-name"]').value === "Mine");
  }));

test("a tiered plan with an accelerator is built from nothing, and numbers and curve follow a slider", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await page.locator(".plan-tools summary, .plan-tools button").filter({ hasText: "template" }).click();
    await page.locator('[data-action="plan-anew"]').click();
    await page.locator('[data-component="Commission"]').waitFor();
    await page.locator("button").filter({ hasText: "Add a component" }).click();
    await page.locator('[data-action="plan-add"]').filter({ hasText: "Tiered rates" }).click();
    const tiers = page.locator('[data-component="Tiers"]');
    await tiers.locator('[data-at$="/bands"] [data-action="plan-another"]').click();
    await page.locator('[data-component="Commission"] [data-action="plan-component-remove"]').click();
    await page.locator('[data-component="Commission"]').waitFor({ state: "detached" });
    assert.deepEqual(await kinks(page), [1, 2]);
    await type(tiers.locator('[data-at$="/bands/2/from"] input[type=text]'), "110");
    // Two quotas of 1,000,000 a year: 6 % to quota, then 9 %, 12 % from 110 % on; both at 120 %.
    await type(page.locator('[data-action="attain-all"]'), "120");
    await page.locator(`${EARNED}[data-value="162000"]`).waitFor();
    await drag(page, '[data-component="Tiers"] [data-at$="/bands/1/from"] input[type=range]', [95, 90]);
    await page.locator(`${EARNED}[data-value="168000"]`).waitFor();
    assert.deepEqual(await kinks(page), [0.9, 1.1]);
    assert.deepEqual(page.attain.errors, []);
  }));

test("plans of other people, and in another currency, stand side by side without a difference that is none", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const template = async (place) => {
      await page.locator(".plan-tools .menu > button").first().click();
      await page.locator('[data-action="plan-template"]').nth(place).click();
    };
    await page.locator('[data-action="plan-beside"]').click();
    await page.locator('[data-sheet="B"][aria-pressed="true"]').waitFor();
    await template(2);
    await page.locator('.plan-team [data-person="Mara Lindt"]').waitFor();
    assert.equal(await page.locator('.plan-team [data-person="Ida Brandt"]').count(), 1, "whom A alone pays");
    const all = page.locator('[data-action="attain-all"]');
    await type(all, "120");
    assert.equal(await all.inputValue(), "120%", "what was typed stays");
    assert.equal(await page.locator(".plan-team :is(.plan-gain, .plan-loss)").count(), 0);
    await type(all, "no");
    await page.locator('.plan-what-if [role="alert"]').waitFor();
    await template(4);
    const row = page.locator('.plan-team [data-person="Noor Haddad"] .plan-earned');
    await row.nth(1).getByText("€").waitFor();
    assert.match(await row.first().textContent(), /^\$/, "each in its currency");
    assert.equal(await page.locator(".plan-team :is(.plan-gain, .plan-loss)").count(), 0);
    // Somebody whom another plan pays is shown under that one.
    await page.locator('.plan-team [data-person="Mei Tanaka"] [data-action="plan-statement"]').click();
    await page.locator('[data-sheet="A"][aria-pressed="true"]').waitFor();
    await page.locator('.plan-statement[data-statement="Mei Tanaka"]').waitFor();
    assert.deepEqual(page.attain.errors, []);
  }));

test("two plans on the deals of the files: the difference, a line down to the row of its deal, and paper", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open, "#/");
    await page.locator('[data-action="sample"]').first().click();
    await state(page, "ready");
    await visit(page, "#/plans");
    await page.locator('[data-action="source-files"]').click();
    await page.locator(".plan-team [data-person]").nth(9).waitFor();
    const paid = await page.locator(".plan-team [data-person]").evaluateAll((rows) => rows.map((row) => row.dataset.person));
    const offered = await page.locator('[data-action="plan-person-shown"] option').allTextContents();
    assert.deepEqual(offered.slice(0, -1), paid, "who is paid can be chosen");
    const before = await earned(page);
    await page.locator('[data-action="plan-beside"]').click();
    await page.locator('[data-sheet="B"][aria-pressed="true"]').waitFor();
    await type(page.locator('[data-component="New business"] [data-at$="/bands/1/multiplier"] input[type=text]'), "250");
    await changed(page, before);
    assert.ok((await page.locator(".plan-team .plan-gain").count()) > 1);
    assert.equal(await page.locator(".plan-team .plan-loss").count(), 0, "nobody loses by a higher rate");
    await page.locator(".plan-team [data-person]").nth(1).locator('[data-action="plan-statement"]').click();
    await page.locator(".plan-statement .plan-period summary").first().click();
    const line = page.locator(".plan-statement tbody tr").first();
    const base = (await line.locator(".plan-because").textContent()).split(" × ")[0];
    await line.locator('[data-action="plan-deal"]').click();
    const row = page.locator('[data-deal="row"]');
    await row.waitFor();
    const cells = await row.locator("dd").allTextContents();
    const amount = Number(base.replace(/[^0-9.]/g, ""));
    assert.ok(cells.some((cell) => Number(cell.replace(/[^0-9.]/g, "")) === amount), `${base} in ${cells}`);
    await page.locator('dialog [data-action="close"]').click();
    // On paper there is the statement alone, with every line of every period.
    await page.evaluate(() => (window.print = () => {}));
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => document.querySelector('[data-action="statement-print"]').click());
    await page.locator('[data-print="statement"] .plan-period[open]').nth(11).waitFor();
    assert.equal(await page.locator(".plan-statement").locator("visible=true").count(), 1);
    for (const gone of [".plan-team", ".plan-editor", ".page-head", ".rail", ".plan-statement .button-row"]) {
      assert.equal(await page.locator(gone).first().isVisible(), false, gone);
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.locator(".plan-team").waitFor();
    assert.deepEqual(page.attain.errors, []);
  }));

test("a component moves by keyboard, and the focus with it; a pay period stays open while numbers move", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const names = () => page.locator("[data-component]").evaluateAll((cards) => cards.map((card) => card.dataset.component));
    await page.locator('[data-component="New business"] .plan-title').focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.waitForFunction(() => document.activeElement.value === "New business" && document.activeElement.id === "component-1");
    await page.keyboard.press("Alt+ArrowDown");
    await page.waitForFunction(() => document.activeElement.id === "component-2");
    assert.deepEqual(await names(), ["Quota bonus", "Team override", "New business"]);
    const period = page.locator(".plan-statement .plan-period").nth(2);
    await period.locator("summary").click();
    await period.locator("tbody tr").first().waitFor();
    await type(page.locator('[data-action="attain-all"]'), "90");
    await page.waitForTimeout(100);
    assert.ok((await period.locator("tbody tr").count()) > 0);
  }));

test("what a plan can say besides is added in the form, put in the place of something else, and saved", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const card = page.locator('[data-component="New business"]');
    await add(card.locator(".menu").last(), "Caps");
    const cap = card.locator('[data-at="/components/0/caps/0"]');
    await add(cap.locator(".menu"), "Paid of what is above");
    await card.locator('[data-at$="/caps/0/pays_above"]').waitFor();
    await card.locator('[data-at$="/caps/0/amount"] [data-action="plan-instead"]').selectOption("of_target");
    await card.locator('[data-at$="/caps/0/of_target"]').waitFor();
    await page.locator('[data-part="people"] > summary').click();
    const person = page.locator('[data-part="people"] .plan-person').first();
    await person.locator("summary").click();
    await add(person.locator(".menu").last(), "Draw");
    await add(person.locator('[data-at="/people/0/draw"] .menu'), "Settled each");
    await person.locator('[data-at="/people/0/draw/settled"]').waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator('[data-action="plan-save"]').click()]);
    const plan = JSON.parse(await readFile(await file.path(), "utf8"));
    const [{ of_target, amount, pays_above }] = plan.components[0].caps;
    assert.deepEqual([of_target, amount, pays_above], ["200%", undefined, "50%"]);
    assert.equal(plan.people[0].draw.settled, "quarter");
    // Each was a step of its own.
    for (let step = 0; step < 5; step++) await page.locator('[data-action="undo"]').first().click();
    await cap.waitFor({ state: "detached" });
    assert.equal(await page.locator('[data-action="undo"]').first().isDisabled(), true);
    assert.deepEqual(page.attain.errors, []);
  }));

test("all twelve choices stand in words, and those that cost something can be laid beside the plan", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await page.locator('[data-action="plan-otherwise"]').click();
    const choices = page.locator("[data-choice]");
    await choices.nth(11).waitFor();
    const texts = await choices.allTextContents();
    assert.ok(texts.every((text) => /→|not in this plan|higher tier/.test(text)), texts.join("\n"));
    assert.ok((await page.locator('[data-choice="tiers"] [data-action="plan-flip"]').count()) > 0);
  }));

test("thirty people are found and sorted, many components are folded, and a statement is printed for each", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const people = Array.from({ length: 30 }, (_, place) => ({
      name: `Person ${String.fromCharCode(65 + (place % 26))}${place}`,
      quota: String(100_000 + ((place * 7) % 30) * 1_000),
      target_pay: "10000",
    }));
    const components = Array.from({ length: 8 }, (_, place) => ({ id: `Reason ${place}`, pays: { rate: `${place + 1}%` } }));
    const plan = { attain_plan: 1, name: "Large", currency: "USD", from: "2026-01-01", until: "2026-03-31", people, components };
    await page.setInputFiles('[data-action="plan-open"]', {
      name: "p.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(plan)),
    });
    const rows = page.locator(".plan-team tbody tr");
    await rows.nth(29).waitFor();
    await page.locator('.plan-team th:has-text("Quota") [data-action="plan-sort"]').click();
    assert.equal(await rows.first().getAttribute("data-person"), people.find(({ quota }) => quota === "129000").name);
    await page.locator('[data-action="plan-find"]').fill("z25");
    await rows.nth(1).waitFor({ state: "detached" });
    assert.equal(await rows.first().getAttribute("data-person"), "Person Z25");
    const folded = page.locator('[data-action="plan-component-fold"][aria-expanded="false"]');
    assert.ok((await folded.count()) >= 4, "what was not there before is folded");
    await page.evaluate(() => (window.print = () => {}));
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => document.querySelector('[data-action="statements-print"]').click());
    const statements = page.locator(".plan-statements > .plan-statement");
    await statements.nth(29).waitFor();
    assert.equal(await statements.nth(1).evaluate((statement) => getComputedStyle(statement).breakBefore), "page");
    assert.match(await statements.first().textContent(), /Large · .*2026.*Printed on/);
    for (const gone of [".plan-team", ".plan-editor", ".page-head", ".rail"]) {
      assert.equal(await page.locator(gone).first().isVisible(), false, gone);
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await statements.first().waitFor({ state: "detached" });
    assert.deepEqual(page.attain.errors, []);
  }));

test("on a phone nothing of the page goes sideways", () =>
  withBrowser(
    async ({ open }) => {
      const page = await shown(open);
      await page.evaluate(() => document.querySelectorAll(".plan-bench details.fold").forEach((part) => (part.open = true)));
      await page.locator('[data-part="quotas"] [data-proposed]').first().waitFor();
      await page.waitForTimeout(200);
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll(".plan-bench .table-frame")]
          .filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
          .map((frame) => `${frame.getAttribute("aria-label") ?? frame.getAttribute("aria-labelledby")} ${frame.scrollWidth}`),
      );
      assert.deepEqual(wide, []);
      assert.deepEqual(page.attain.errors, []);
    },
    { context: { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true } },
  ));

/** Opens a menu and chooses what has the name. */
async function add(menu, name) {
  await menu.locator("button").first().click();
  await menu.locator('[data-action="plan-add"]').filter({ hasText: new RegExp(`^${name}$`) }).click();
}

async function kinks(page) {
  return page.locator("[data-kink]").evaluateAll((kinks) => kinks.map((kink) => Number(kink.dataset.kink)));
}

async function shown(open, hash = "#/plans") {
  const page = await open(hash);
  if (hash !== "#/plans") return page;
  await page.locator(`${EARNED}[data-value]`).waitFor();
  return page;
}

async function earned(page) {
  return Number(await page.locator(EARNED).getAttribute("data-value"));
}

async function changed(page, before) {
  await page.waitForFunction(([figure, value]) => Number(document.querySelector(figure).dataset.value) !== value, [EARNED, before]);
}

async function type(field, text) {
  await field.fill(text);
  await field.blur();
}

async function drag(page, slider, places) {
  await page.locator(slider).evaluate((slider, places) => {
    for (const place of places) {
      slider.value = String(place);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  }, places);
}

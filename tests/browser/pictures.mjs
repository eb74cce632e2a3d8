// Takes pictures of every page with the sample data: light, dark, phone and Persian.
// They go to target/screenshots, to be looked at; the README's goes to docs/.
//
//   node tests/browser/pictures.mjs

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, state, withBrowser } from "./harness.mjs";

const FOLDER = join(ROOT, "target/screenshots");

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 780 };

const LOOKS = {
  light: { locale: "en-US", colorScheme: "light", viewport: DESKTOP },
  dark: { locale: "en-US", colorScheme: "dark", viewport: DESKTOP },
  phone: { locale: "en-US", colorScheme: "light", viewport: PHONE, deviceScaleFactor: 2, hasTouch: true },
  persian: { locale: "fa-IR", colorScheme: "light", viewport: DESKTOP },
  "persian-phone": { locale: "fa-IR", colorScheme: "dark", viewport: PHONE, deviceScaleFactor: 2, hasTouch: true },
  chinese: { locale: "zh-CN", colorScheme: "light", viewport: DESKTOP },
};

mkdirSync(FOLDER, { recursive: true });
mkdirSync(join(ROOT, "docs"), { recursive: true });
const only = process.argv.slice(2);
for (const [look, context] of Object.entries(LOOKS)) {
  if (only.length === 0 || only.includes(look)) await takePictures(look, context);
}

function takePictures(look, context) {
  return withBrowser(
    async ({ open }) => {
      const page = await open();
      await page.screenshot({ path: join(FOLDER, `${look}-start.png`), fullPage: true });
      await page.locator('[data-action="sample"]').first().click();
      await state(page, "ready");
      for (const route of await routes(page)) {
        await page.evaluate((hash) => (location.hash = hash), route);
        await page.waitForTimeout(400);
        const name = route.replace(/^#\/?/, "") || "overview";
        await page.screenshot({ path: join(FOLDER, `${look}-${name}.png`), fullPage: true });
        if (look === "light" && name === "overview") {
          await page.screenshot({ path: join(ROOT, "docs/overview.png") });
        }
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      console.log(`${look}: done${wide ? ", but the page is wider than the window" : ""}`);
    },
    { context },
  );
}

/** The routes that the page's own navigation leads to. */
async function routes(page) {
  const hrefs = await page.locator('a[href^="#/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  return [...new Set(["#/", ...hrefs])];
}

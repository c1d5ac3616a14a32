/** Checks that hold for every page, in every language, text size and colour scheme. Screenshots for review. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { citizen, NAMES, type Who } from "./city";
import type { Person } from "./person";
import { say, type Language } from "./words";

/** Language, text size and colour scheme of a page. Of the dark scheme only the colours are checked. */
export interface Appearance {
  language: Language;
  size: "standard" | "large";
  scheme: "light" | "dark";
}

export const APPEARANCES: Appearance[] = [
  { language: "zh-CN", size: "standard", scheme: "light" },
  { language: "zh-CN", size: "large", scheme: "light" },
  { language: "en", size: "standard", scheme: "light" },
  { language: "en", size: "large", scheme: "light" },
  { language: "zh-CN", size: "standard", scheme: "dark" },
];

const nameOf = (appearance: Appearance): string => `${appearance.language}, ${appearance.size}, ${appearance.scheme}`;

/** Sets language, text size and colour scheme for the next page that this person opens. */
export async function setAppearance(person: Person, appearance: Appearance): Promise<void> {
  person.language = appearance.language;
  const url = new URL("/", process.env["EHR_BASE_URL"]).href;
  await person.page.context().addCookies([
    { name: "language", value: appearance.language, url },
    { name: "size", value: appearance.size, url },
  ]);
  await person.page.emulateMedia({ colorScheme: appearance.scheme });
}

/** Runs every check on the current page. `islands`: whether the page has an island. */
export async function inspect(person: Person, appearance: Appearance, islands: boolean): Promise<void> {
  const { page } = person;
  const at = nameOf(appearance);
  if (islands) await waitForIslands(page);
  if (appearance.scheme === "dark") {
    expect.soft(await axeViolations(page, ["color-contrast"]), `axe, ${at}`).toEqual([]);
    return;
  }
  await checkStructure(page, appearance, at);
  await checkTitleAndAddress(page, at);
  await checkScripts(page, islands, at);
  await checkWidth(page, at);
  await checkTargetSize(page, appearance, at);
  if (appearance.language === "en") await checkEnglish(page, at);
  expect.soft(await axeViolations(page), `axe, ${at}`).toEqual([]);
}

/** Screenshots for reviewers, at phone width and at desktop width. See CONTRIBUTING.md. */
export async function takeScreenshots(person: Person, name: string, appearance: Appearance): Promise<void> {
  if (appearance.scheme === "dark" || appearance.size === "large") return screenshot(person.page, `${name}.${appearance.language}.${appearance.size}-${appearance.scheme}.360`);
  await screenshot(person.page, `${name}.${appearance.language}.360`);
  const narrow = person.page.viewportSize();
  await person.page.setViewportSize({ width: 1280, height: 800 });
  await checkNoSidewaysScroll(person.page, `${nameOf(appearance)}, 1280 px`);
  await screenshot(person.page, `${name}.${appearance.language}.1280`);
  if (narrow) await person.page.setViewportSize(narrow);
}

/** Takes the whole page. The viewport is made as tall as the page, so that fixed bars appear at the edges. */
async function screenshot(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 360, height: 740 };
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height: Math.max(height, before.height) });
  await page.screenshot({ path: `test-results/screens/${name}.png` });
  await page.setViewportSize(before);
}

/** Waits until islands are hydrated: the passkey button is disabled until then. */
async function waitForIslands(page: Page): Promise<void> {
  for (const button of await page.locator(".passkey-form button").all()) await expect(button).toBeEnabled();
}

async function checkStructure(page: Page, appearance: Appearance, at: string): Promise<void> {
  await expect.soft(page.locator("html"), at).toHaveAttribute("lang", appearance.language);
  await expect.soft(page.locator("html"), at).toHaveAttribute("data-size", appearance.size);
  await expect.soft(page.getByRole("heading", { level: 1 }), at).toHaveCount(1);
  await expect.soft(page.getByRole("main"), at).toHaveCount(1);
}

/** Title and URL contain no name, no document number, no diagnosis: both appear in browser histories and on shared screens. */
async function checkTitleAndAddress(page: Page, at: string): Promise<void> {
  const title = await page.title();
  expect.soft(title, at).toContain(say("shell.service_name", {}, at.startsWith("en") ? "en" : "zh-CN"));
  expect.soft(title, at).not.toMatch(/\d/);
  for (const secret of personalData()) {
    expect.soft(title, at).not.toContain(secret);
    expect.soft(decodeURIComponent(page.url()), at).not.toContain(secret);
  }
}

/** A page without islands has no script. A page with islands loads scripts of this origin only, and no script or island property contains personal data. */
async function checkScripts(page: Page, islands: boolean, at: string): Promise<void> {
  const scripts = await page.locator("script").evaluateAll((all) => all.map((one) => `${one.getAttribute("src") ?? ""} ${one.textContent}`));
  const props = await page.locator("leptos-island").evaluateAll((all) => all.map((one) => one.getAttribute("data-props") ?? ""));
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => /\.(m?js|wasm)(\?|$)/.test(name)),
  );
  if (!islands) {
    expect.soft([...scripts, ...fetched], `scripts, ${at}`).toEqual([]);
    return;
  }
  expect.soft(scripts.length, `scripts, ${at}`).toBeGreaterThan(0);
  expect.soft(fetched.filter((url) => !url.startsWith(`${new URL(page.url()).origin}/pkg/`)), `foreign scripts, ${at}`).toEqual([]);
  for (const text of [...scripts, ...props]) {
    for (const secret of personalData()) expect.soft(text, at).not.toContain(secret);
    expect.soft(text, `a record number in a script, ${at}`).not.toMatch(/\d{17}/);
  }
}

/** No horizontal scrolling at 320 px, which equals 400 % zoom at 1280 px (WCAG 1.4.10), nor at 360 px. */
async function checkWidth(page: Page, at: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await checkNoSidewaysScroll(page, `${at}, ${width} px`);
  }
  if (before) await page.setViewportSize(before);
}

async function checkNoSidewaysScroll(page: Page, at: string): Promise<void> {
  const beyond = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 0.5);
    return wide.slice(-3).map((one) => `${one.tagName}.${one.getAttribute("class")} reaches ${Math.round(one.getBoundingClientRect().right)} px`);
  });
  expect.soft(beyond, `horizontal scrolling, ${at}`).toEqual([]);
}

/** Controls are at least 44 px high, 60 px in large text. Links inside a sentence are exempt. */
async function checkTargetSize(page: Page, appearance: Appearance, at: string): Promise<void> {
  const least = appearance.size === "large" ? 60 : 44;
  const controls = "button:visible, a.button:visible, .places__link:visible, .tabs__link:visible, .choice:visible, .field__control:visible";
  const small = await page.locator(controls).evaluateAll(
    (all, height) =>
      all
        .filter((one) => one.getBoundingClientRect().height < height - 0.5)
        .map((one) => `${one.getAttribute("class")} “${one.textContent?.trim()}” ${one.getBoundingClientRect().height} px`),
    least,
  );
  expect.soft(small, `controls under ${least} px, ${at}`).toEqual([]);
}

/** An English page has Chinese characters only in names of people and in elements marked `lang=zh`. */
async function checkEnglish(page: Page, at: string): Promise<void> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.closest("[lang^=zh], script, style, noscript")) found.push(node.textContent ?? "");
    }
    return found;
  });
  let text = texts.join("\n").replace(/[\p{Script=Han}·]+\*+/gu, "");
  for (const name of Object.values(NAMES)) text = text.replaceAll(name, "");
  expect.soft(text.match(/\p{Script=Han}+/gu) ?? [], `left in Chinese, ${at}`).toEqual([]);
}

/** Violations that axe reports, by all its rules or by the named ones. */
export async function axeViolations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  // The rule target-size (24 px) is off by default in axe.
  const only = rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } };
  const { violations } = await axe.options({ resultTypes: ["violations"], ...only }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

function personalData(): string[] {
  const people = Object.keys(NAMES) as Who[];
  return people.flatMap((who) => [NAMES[who], citizen(who).document]);
}

/** Checks the current page in both languages, in the middle of a test. Needs JavaScript. */
export async function inspectBothLanguages(person: Person, name: string): Promise<void> {
  for (const appearance of APPEARANCES.filter((appearance) => appearance.size === "standard" && appearance.scheme === "light").reverse()) {
    await setAppearance(person, appearance);
    await person.page.reload();
    await inspect(person, appearance, false);
    await takeScreenshots(person, name, appearance);
  }
}

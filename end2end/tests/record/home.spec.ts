/** The home page of a resident's own record. */
import { INSTITUTIONS, NAMES, type Who } from "../../people/city";
import { expect, test } from "../../people/test";
import { DATE_TIME, dateTime } from "../../people/words";

/** Each project uses a person of its own. */
const OWNER: Record<string, Who> = { script: "chen", "no-script": "li" };
const owner = (): Who => OWNER[test.info().project.name] ?? "chen";

test("the newest measurements come first, each with unit, time and a link to its trend", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHome();
  await expect(chen.main.getByRole("region", { name: chen.say("entries.tags") })).toBeVisible();
  const pressure = chen.tile("blood_pressure");
  await expect(pressure.locator(".measure__value")).toHaveText(/^\d{2,3}\/\d{2,3}$/);
  await expect(pressure.locator(".measure__unit")).toHaveText("mmHg");
  await expect(pressure.locator(".measure__when")).toHaveText(/\d{4}年\d+月\d+日|\d+ [A-Z][a-z]{2} \d{4}/);

  await pressure.click();
  await chen.isAt(`${chen.home}/measurements/blood_pressure`);
});

test("the home page lists who opened the record, the current opening first", async ({ city }) => {
  const chen = await city.resident(owner());
  const now = (): string => dateTime(new Date(), chen.language);
  const before = now();
  await chen.opensHome();
  const mine = chen.lines.filter({ hasText: chen.historyLine(chen.say("history.you"), "history.opened") }).first();
  await expect(mine).toContainText(chen.say("history.purpose_view"));
  await expect(mine).toContainText(chen.list(["identity", "measurements", "health", "services", "history"].map((section) => `history.section_${section}`)));
  await expect(mine).toContainText(chen.pick("《管理办法》第十八条第一款", "Article 18, paragraph 1 of the Measures"));
  expect([before, now()]).toContain(DATE_TIME[chen.language].exec(await mine.innerText())?.[0]);

  await chen.follows("record.all_visits");
  await chen.isAt(`${chen.home}/history`);
});

test("the home page shows the responsible centre with its telephone, and the resident's details", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHome();
  const centre = chen.main.getByRole("region", { name: chen.say("record.care_team") });
  await expect(centre).toContainText(chen.pick(...INSTITUTIONS.meilin));
  await expect(centre).toContainText(NAMES.zhou);
  await expect(centre.getByRole("link", { name: /0755/ })).toHaveAttribute("href", /^tel:/);

  const details = chen.main.getByRole("region", { name: chen.say("record.people") });
  await expect(details).toContainText(NAMES[owner()]);
  await expect(details).toContainText(/\d{17}/);
});

test("the five navigation links open their pages, and the current one is marked", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHome();
  const places = chen.page.getByRole("navigation", { name: chen.say("components.places") });
  for (const [word, path] of [["record", `${chen.home}/contents`], ["log_measurement", `${chen.home}/add`], ["access", `${chen.home}/history`], ["me", "/account"], ["home", chen.home]] as const) {
    await places.getByRole("link", { name: chen.say(`shell.${word}`), exact: true }).click();
    await chen.isAt(path);
    await expect(places.locator("[aria-current=page]")).toHaveText(chen.say(`shell.${word}`));
  }
});

test("an empty record says what will appear and how to add it", async ({ city }) => {
  const zhang = await city.resident("zhang");
  await zhang.opensHome();
  await zhang.reads("record.no_measurements");
  await zhang.reads("record.no_measurements_detail");
  await zhang.goes(`${zhang.home}/measurements`);
  await zhang.reads("record.no_measurements");
  await zhang.goes(`${zhang.home}/measurements/weight`);
  await zhang.reads("record.no_measurements");
  await zhang.follows("measurements.add_kind", { name: zhang.pick("体重", "weight") });
  await zhang.isAt(`${zhang.home}/add/weight`);
});

test("the skip link moves keyboard focus to the content", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHome();
  await chen.page.keyboard.press("Tab");
  await expect(chen.page.getByRole("link", { name: chen.say("shell.skip_to_content") })).toBeFocused();
  await chen.page.keyboard.press("Enter");
  await expect(chen.main).toBeFocused();
});

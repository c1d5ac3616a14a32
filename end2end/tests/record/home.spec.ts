/** The home page of one's own record. */
import { INSTITUTIONS, NAMES, type Who } from "../../people/city";
import { expect, test } from "../../people/test";
import { MOMENT, moment } from "../../people/words";

/** Whose record is read here, with script and without. */
const OWNER: Record<string, Who> = { script: "chen", "no-script": "li" };
const owner = (): Who => OWNER[test.info().project.name] ?? "chen";

test("the newest readings are first, each with its unit, its time and the way to the rest", async ({ city }) => {
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

test("whoever opened the record is on it: this very visit first", async ({ city }) => {
  const chen = await city.resident(owner());
  const now = (): string => moment(new Date(), chen.language);
  const before = now();
  await chen.opensHome();
  const mine = chen.lines.filter({ hasText: chen.did(chen.say("history.you"), "history.opened") }).first();
  await expect(mine).toContainText(chen.say("history.purpose_view"));
  await expect(mine).toContainText(chen.list(["identity", "measurements", "health", "services", "history"].map((section) => `history.section_${section}`)));
  await expect(mine).toContainText(chen.in("《管理办法》第十八条第一款", "Article 18, paragraph 1 of the Measures"));
  expect([before, now()]).toContain(MOMENT[chen.language].exec(await mine.innerText())?.[0]);

  await chen.follows("record.all_visits");
  await chen.isAt(`${chen.home}/history`);
});

test("who looks after it, with address and telephone; and what the record knows of its person", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHome();
  const centre = chen.main.getByRole("region", { name: chen.say("record.care_team") });
  await expect(centre).toContainText(chen.in(...INSTITUTIONS.meilin));
  await expect(centre).toContainText(NAMES.zhou);
  await expect(centre.getByRole("link", { name: /0755/ })).toHaveAttribute("href", /^tel:/);

  const details = chen.main.getByRole("region", { name: chen.say("record.people") });
  await expect(details).toContainText(NAMES[owner()]);
  await expect(details).toContainText(/\d{17}/);
});

test("five places lead everywhere, and say where one is", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHome();
  const places = chen.page.getByRole("navigation", { name: chen.say("components.places") });
  for (const [word, path] of [["record", `${chen.home}/contents`], ["log_reading", `${chen.home}/add`], ["access", `${chen.home}/history`], ["me", "/account"], ["home", chen.home]] as const) {
    await places.getByRole("link", { name: chen.say(`shell.${word}`), exact: true }).click();
    await chen.isAt(path);
    await expect(places.locator("[aria-current=page]")).toHaveText(chen.say(`shell.${word}`));
  }
});

test("an empty record says what will be here, and how it gets here", async ({ city }) => {
  const zhang = await city.resident("zhang");
  await zhang.opensHome();
  await zhang.reads("record.no_readings");
  await zhang.reads("record.no_readings_detail");
  await zhang.goes(`${zhang.home}/measurements`);
  await zhang.reads("record.no_readings");
  await zhang.goes(`${zhang.home}/measurements/weight`);
  await zhang.reads("record.no_readings");
  await zhang.follows("measurements.add_kind", { name: zhang.in("体重", "weight") });
  await zhang.isAt(`${zhang.home}/add/weight`);
});

test("the whole page can be reached with the keyboard alone", async ({ city }) => {
  const chen = await city.resident(owner());
  await chen.opensHome();
  await chen.page.keyboard.press("Tab");
  await expect(chen.page.getByRole("link", { name: chen.say("shell.skip_to_content") })).toBeFocused();
  await chen.page.keyboard.press("Enter");
  await expect(chen.main).toBeFocused();
});

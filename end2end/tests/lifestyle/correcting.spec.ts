/** Correcting and withdrawing one's own measurement; earlier versions stay. Each project uses a person of its own. */
import type { Who } from "../../people/city";
import type { Resident } from "../../people/resident";
import { expect, test } from "../../people/test";

const OWNER: Record<string, Who> = { script: "mai", "no-script": "ayinuer" };
const owner = (): Who => OWNER[test.info().project.name] ?? "mai";

/** Adds a waist. Returns the path of the entry. */
async function addsWaist(mai: Resident, waist: string): Promise<string> {
  await mai.startsLogging("waist");
  await mai.fills("measurements.waist", waist);
  await mai.saves();
  await mai.reads("measurements.saved");
  return new URL(mai.page.url()).pathname;
}

test("a correction replaces the value, and each version links to the others", async ({ city }) => {
  const mai = await city.resident(owner());
  const first = await addsWaist(mai, "171.5");
  await mai.follows("measurements.change");
  const field = mai.main.getByLabel(mai.say("measurements.waist"), { exact: true });
  await expect(field).toHaveValue("171.5");
  await field.fill("wrong");
  await mai.saves();
  await mai.seesFieldError(field, mai.say("measurements.not_a_number"));
  await expect(field).toHaveValue("wrong");
  await field.fill("81.5");
  await mai.saves();
  await mai.reads("measurements.saved");
  const second = new URL(mai.page.url()).pathname;
  expect(second).not.toBe(first);

  await mai.follows("measurements.versions");
  await expect(mai.main.getByRole("row").filter({ hasText: "81.5" }).first()).toContainText(mai.say("measurements.current"));
  await mai.main.locator(`a[href="${first}"]`).click();
  await mai.reads("measurements.superseded");
  await expect(mai.main.locator(".measure__value")).toHaveText("171.5");
  await expect(mai.main.getByRole("link", { name: mai.say("measurements.change"), exact: true })).toHaveCount(0);
  await mai.follows("measurements.versions");
  await mai.main.locator(`a[href="${second}"]`).first().click();
  await expect(mai.main.locator(".measure__value")).toHaveText("81.5");
});

test("of two concurrent corrections the later is refused and changes nothing", async ({ city }) => {
  const [mai, tablet] = [await city.resident(owner()), await city.resident(owner())];
  const entry = await addsWaist(mai, "82.5");
  for (const one of [mai, tablet]) await one.goes(`${entry}/change`);
  await mai.fills("measurements.waist", "83.5");
  await mai.saves();
  await mai.reads("measurements.saved");
  await tablet.fills("measurements.waist", "84.5");
  await tablet.saves();
  await tablet.reads("errors.changed_meanwhile_title");
  await tablet.goes(entry);
  await tablet.follows("measurements.versions");
  await expect(tablet.main.getByRole("table")).not.toContainText("84.5");
});

test("a withdrawn measurement stays readable, is marked as withdrawn, and appears in no list", async ({ city }) => {
  const mai = await city.resident(owner());
  const entry = await addsWaist(mai, "99.5");
  await mai.follows("measurements.withdraw");
  await mai.reads("measurements.withdraw_effect");
  await mai.reads("measurements.withdraw_kept");
  await mai.main.getByLabel(mai.say("measurements.withdraw_reason")).fill("量的是别人");
  await mai.presses("measurements.withdraw");
  await mai.isAt(new RegExp(`${entry}$`));
  await mai.reads("measurements.withdrawn");
  await expect(mai.main).toContainText("量的是别人");
  await expect(mai.main.locator(".measure__value")).toHaveText("99.5");

  await mai.goes(`${mai.home}/measurements/waist?period=all`);
  await expect(mai.main).not.toContainText("99.5");
  expect(await mai.goes(`${entry}/change`)).toBe(409);
  await mai.reads("errors.changed_meanwhile_title");
  expect(await mai.goes(`${entry}/withdraw`)).toBe(409);
});

test("the English page of a withdrawal offers to keep the entry", async ({ city }) => {
  const mai = await city.resident(owner());
  mai.language = "en";
  await mai.page.context().addCookies([{ name: "language", value: "en", url: new URL("/", process.env["EHR_BASE_URL"]).href }]);
  const entry = await addsWaist(mai, "80.5");
  await mai.follows("measurements.withdraw");
  await expect(mai.main.getByRole("heading", { level: 1 })).toHaveText("Withdraw this entry?");
  await mai.follows("measurements.withdraw_keep");
  await mai.isAt(new RegExp(`${entry}$`));
  await expect(mai.main.getByText(mai.say("measurements.withdrawn"))).toHaveCount(0);
});

/** A clerk registers people who have no record. Each project registers its own. */
import { NAMES } from "../../people/city";
import type { Staff } from "../../people/staff";
import { expect, test } from "../../people/test";
import { unregistered } from "../../people/unregistered";

/** Birth dates that no other project uses: numbers of the same day would be near each other. */
const BORN: Record<string, string[]> = {
  script: ["19910203", "19920304", "19930405", "19940506"],
  "no-script": ["19680714", "19770825", "19590916", "19661127"],
};
const born = (n: number): string => BORN[test.info().project.name]?.[n] ?? "";

/** Fills in the identity as the document states it. Sex and birth date come from the number. */
async function fillsIdentity(he: Staff, document: string, name: string): Promise<void> {
  await he.ticks(`counter.${document}`);
  await he.fills("counter.name", name);
}

test("an unknown person is registered, and the clerk opens the new record", async ({ city }) => {
  const he = await city.staff("he");
  const number = unregistered(born(0), 502);
  await he.searches(number);
  await he.reads("counter.register_title");
  await expect(he.main).toContainText(number);
  expect(he.page.url()).not.toContain(number);
  await fillsIdentity(he, "identity_card", "许小棠");
  await he.optional("basics.phone").fill("138 0000 0000");
  await he.presses("counter.register");
  await he.isAt(/\/desk\/found\/[0-9a-f-]+$/);
  await he.reads("counter.registered_detail", { name: "许**" });
  await he.opensRecord();
  await expect(he.main).toContainText("许小棠");
  await expect(he.main).toContainText("138 0000 0000");
  await expect(he.main).toContainText(/440304006001\d{5}/);
});

test("a mistake is shown at its field, with everything that was typed", async ({ city }) => {
  const he = await city.staff("he");
  await he.searches(unregistered(born(1), 502));
  await fillsIdentity(he, "residence_permit", "9");
  await he.optional("basics.contact_name").fill("许大山");
  await he.presses("counter.register");
  await he.seesFieldError(he.main.getByLabel(he.say("counter.name"), { exact: true }), he.say("counter.name_character", { character: "9" }));
  await expect(he.optional("basics.contact_name")).toHaveValue("许大山");
});

test("a likely duplicate is shown before the person is registered", async ({ city }) => {
  const he = await city.staff("he");
  await he.searches(unregistered(born(2), 502));
  await fillsIdentity(he, "identity_card", "温小月");
  await he.presses("counter.register");
  await he.reads("counter.registered");
  await he.searches(unregistered(born(2), 504));
  await fillsIdentity(he, "identity_card", "温小月");
  await he.presses("counter.register");
  await he.reads("counter.near_name");
  await he.reads("counter.near_number");
  await he.presses("counter.register");
  await he.reads("counter.near_missing");
  await he.ticks("counter.near_accept");
  await he.presses("counter.register");
  await he.reads("counter.registered");
});

test("a passport is searched for with its country", async ({ city }) => {
  const he = await city.staff("he");
  await he.goes("/desk");
  await he.main.getByLabel(he.say("counter.shown"), { exact: true }).selectOption("passport");
  await he.fills("desk.number", `TR${born(0)}`);
  await he.presses("desk.find");
  await he.seesFieldError(he.main.getByLabel(he.say("counter.country"), { exact: true }), he.say("counter.country_format"));
  await he.fills("counter.country", "can");
  await he.presses("desk.find");
  await he.fills("counter.name", test.info().project.name === "script" ? "Claire Roy" : "Anne Petit");
  await he.ticks("counter.female");
  await he.fills("counter.birth_date", "1985-05-06");
  await he.presses("counter.register");
  await he.reads("counter.registered");
});

test("two clerks register one person, and the second continues with the record of the first", async ({ city }) => {
  const [he, fang] = [await city.staff("he"), await city.staff("fang")];
  const number = unregistered(born(3), 502);
  for (const clerk of [he, fang]) {
    await clerk.searches(number);
    await fillsIdentity(clerk, "identity_card", "龙小雨");
  }
  await he.presses("counter.register");
  await he.reads("counter.registered");
  await fang.presses("counter.register");
  await fang.reads("counter.near_name");
  await fang.ticks("counter.near_accept");
  await fang.presses("counter.register");
  await fang.reads("counter.meanwhile");
  await fang.opensRecord();
  await expect(fang.main).toContainText("龙小雨");
  await expect(fang.main).not.toContainText(NAMES.chen);
});

/** Changing basics: a resident changes their answers, and staff see them. Each project uses a person of its own. */
import { citizen, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

const OWNER: Record<string, Who> = { script: "mai", "no-script": "ayinuer" };
const owner = (): Who => OWNER[test.info().project.name] ?? "mai";

test("a changed answer awaits verification and keeps its earlier versions", async ({ city }) => {
  const mai = await city.resident(owner());
  const blood = mai.language === "en" ? ["A", "B"] : ["A 型", "B 型"];
  for (const group of blood) {
    await mai.opensHome();
    await mai.follows("basics.title");
    await mai.main.getByRole("region", { name: mai.say("basics.safety") }).locator("a[href$='/basics/safety/change']").click();
    await mai.main.getByLabel(mai.say("basics.blood_abo")).selectOption({ label: group });
    await mai.presses("basics.save");
    await mai.reads("basics.saved");
    await expect(mai.main.locator(".summary__row", { hasText: mai.say("basics.blood_abo") })).toContainText(group);
    await expect(mai.main.locator(".summary__row", { hasText: mai.say("basics.blood_abo") })).toContainText(mai.say("components.pending"));
  }
  await mai.main.locator(".summary__row", { hasText: mai.say("basics.blood_abo") }).getByRole("link").click();
  for (const group of blood) await expect(mai.main.getByRole("table")).toContainText(group);
  await mai.opensHome();
  await expect(mai.main.getByRole("region", { name: mai.say("entries.tags") })).toContainText(mai.pick("B型", "B"));
});

test("a ticked option shows its further fields, and an empty one gets an error at the field", async ({ city }) => {
  const mai = await city.resident(owner());
  await mai.goes(`${mai.home}/basics/past/change`);
  const surgery = mai.main.getByRole("group", { name: mai.say("basics.surgery") });
  const which = surgery.getByLabel(mai.say("basics.which_event"));
  await expect(which).toBeHidden();
  const [none, yes] = mai.language === "en" ? ["None", "Yes"] : ["无", "有"];
  // The answer "none" was registered with the record; it excludes the others.
  if (await surgery.getByLabel(none, { exact: true }).isChecked()) await surgery.getByText(none, { exact: true }).click();
  await surgery.getByText(yes, { exact: true }).click();
  await surgery.getByLabel(mai.say("basics.month")).fill("2020-05");
  await mai.presses("basics.save");
  await mai.seesFieldError(which, mai.say("basics.which_is_missing", { choice: yes }));
  await expect(surgery.getByLabel(mai.say("basics.month"))).toHaveValue("2020-05");
  await which.fill("阑尾切除");
  await mai.presses("basics.save");
  await mai.reads("basics.saved");
  await expect(mai.main).toContainText(mai.pick("阑尾切除（2020年5月起）", "阑尾切除 (since May 2020)"));
  await mai.goes(`${mai.home}/basics/past/change`);
  await surgery.getByText(yes, { exact: true }).click();
  await mai.presses("basics.save");
  await mai.reads("basics.saved");
});

test("the GP sees all basics, the clerk sees identity only", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen("huang"), "care");
  await zhou.opensRecord();
  await zhou.goes(`${new URL(zhou.page.url()).pathname}/basics`);
  await zhou.reads("basics.past");
  await zhou.reads("basics.employer");
  const he = await city.staff("he");
  await he.finds(citizen("huang"));
  await he.opensRecord();
  await he.reads("basics.employer");
  await expect(he.main).not.toContainText(he.say("basics.past"));
});

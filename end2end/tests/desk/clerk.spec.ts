/** The clerk: sees identity, to compare it with a document, and no health data. */
import { citizen, INSTITUTIONS, NAMES, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

const RESIDENT: Record<string, Who> = { script: "chen", "no-script": "li" };
const resident = (): Who => RESIDENT[test.info().project.name] ?? "chen";

test("a clerk sees identity only, and the page says so", async ({ city }) => {
  const he = await city.staff("he");
  await he.goes("/desk");
  await expect(he.main.getByRole("radio")).toHaveCount(1);
  await he.finds(citizen(resident()));
  await he.opensRecord();
  await he.isAt(/\/desk\/identity\/[0-9a-f-]+$/);
  await he.reads("desk.clerk_scope");
  await expect(he.main).toContainText(NAMES[resident()]);
  await expect(he.main).toContainText(/\d{17}/);
  await expect(he.main).not.toContainText("mmHg");
  await expect(he.main.getByRole("link").filter({ hasText: he.say("measurements.blood_pressure") })).toHaveCount(0);
});

test("a clerk cannot open measurements by any URL or for any purpose", async ({ city }) => {
  const he = await city.staff("he");
  await he.finds(citizen(resident()));
  await he.opensRecord();
  const id = he.page.url().split("/").pop() ?? "";
  for (const purpose of ["care", "follow_up", "verify_identity"]) {
    await he.getsNotFoundAt(`/desk/${purpose}/${id}`);
    await he.getsNotFoundAt(`/desk/${purpose}/${id}/measurements/blood_pressure`);
  }
});

test("the resident's access history lists the clerk's opening", async ({ city }) => {
  const he = await city.staff("he");
  await he.finds(citizen(resident()));
  await he.opensRecord();
  await expect(he.banner).toBeVisible();

  const chen = await city.resident(resident());
  await chen.opensHistory("others");
  const who = chen.say("history.staff_of", { institution: chen.pick(...INSTITUTIONS.meilin), name: NAMES.he });
  const opened = chen.lines.filter({ hasText: chen.historyLine(who, "history.opened") }).filter({ hasText: chen.say("history.purpose_verify_identity") }).first();
  await expect(opened).toContainText(chen.say("history.section_identity"));
  await expect(opened).not.toContainText(chen.say("history.section_measurements"));
  await expect(opened).toContainText(chen.pick("《管理办法》第十二条", "Article 12 of the Measures"));
});

test("a clerk proposes a slip, and the confirmation page restates it before it is printed", async ({ city }) => {
  const he = await city.staff("he");
  await he.finds(citizen(resident()));
  await he.presses("desk.slip");
  await he.isAt(/\/confirm\//);
  await he.reads("account.confirm_slip");
  await he.follows("account.confirm_cancel");
  await he.isAt(/\/desk$/);
});

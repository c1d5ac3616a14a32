/** The GP: finds a person by document number, opens the record for a purpose and reads it; the resident sees this in the access history. */
import { citizen, INSTITUTIONS, NAMES, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

/** The patient. Each project uses a person of its own. */
const PATIENT: Record<string, Who> = { script: "chen", "no-script": "li" };
const patient = (): Who => PATIENT[test.info().project.name] ?? "chen";

test("a GP finds a resident, opens the record for a follow-up and reads one entry", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "follow_up");
  await expect(zhou.answer).not.toContainText(NAMES[patient()]);
  await expect(zhou.answer).toContainText(`${NAMES[patient()].slice(0, 1)}**`);
  expect(zhou.page.url()).not.toContain(citizen(patient()).document);

  await zhou.opensRecord();
  await zhou.isAt(/\/desk\/follow_up\/[0-9a-f-]+$/);
  await expect(zhou.banner).toContainText(NAMES[patient()]);
  await expect(zhou.banner).toContainText(zhou.say("desk.whose_note", { purpose: zhou.say("history.purpose_follow_up") }));

  const name = zhou.say("measurements.blood_pressure");
  await zhou.tile("blood_pressure").click();
  await expect(zhou.main.getByRole("img", { name: zhou.say("measurements.trend_title", { name }) })).toBeVisible();
  await zhou.main.getByRole("row").filter({ hasText: zhou.pick(...INSTITUTIONS.hospital) }).first().getByRole("link").click();
  await zhou.isAt(/\/desk\/follow_up\/[0-9a-f-]+\/measurements\/entry\/[0-9a-f-]+$/);
  await zhou.reads("measurements.provenance");
  await expect(zhou.banner).toContainText(NAMES[patient()]);
});

test("the resident's access history names the GP, the institution, the purpose and the article", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "care");
  await zhou.opensRecord();
  await expect(zhou.banner).toBeVisible();

  const chen = await city.resident(patient());
  await chen.opensHistory("others");
  const who = chen.say("history.staff_of", { institution: chen.pick(...INSTITUTIONS.meilin), name: NAMES.zhou });
  // Other tests open the same record at the same time with other sections.
  const sections = chen.list(["identity", "measurements", "health"].map((section) => `history.section_${section}`));
  const lines = chen.lines.filter({ hasText: chen.historyLine(who, "history.opened") }).filter({ hasText: sections });
  const opened = lines.filter({ hasText: chen.say("history.purpose_care") }).first();
  await expect(opened).toContainText(chen.pick("《管理办法》第十八条第二款", "Article 18, paragraph 2 of the Measures"));
  await expect(chen.lines.filter({ hasText: chen.historyLine(who, "history.found") }).first()).toBeVisible();
});

test("an opening to verify identity shows identity only", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "verify_identity");
  await zhou.opensRecord();
  await zhou.isAt(/\/desk\/identity\/[0-9a-f-]+$/);
  await expect(zhou.main).toContainText(NAMES[patient()]);
  await expect(zhou.main.getByRole("img")).toHaveCount(0);
  await expect(zhou.main).not.toContainText("mmHg");
});

test("an unknown number finds nobody; an invalid number gets an error and keeps the typed values", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.searches("44039919500101001X", "care");
  await expect(zhou.answer).toContainText(zhou.say("desk.nobody"));

  await zhou.searches("440399195001010018", "care");
  const number = zhou.main.getByLabel(zhou.say("desk.number"), { exact: true });
  await zhou.seesFieldError(number, zhou.say("sign_in.number_mistyped"));
  await expect(number).toHaveValue("440399195001010018");
  await expect(zhou.main.getByRole("radio", { name: zhou.say("history.purpose_care") })).toBeChecked();
});

test("the back button leads to the search result, which no other staff can see", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "care");
  const found = new URL(zhou.page.url()).pathname;
  await zhou.opensRecord();
  await expect(zhou.banner).toBeVisible();
  await zhou.page.goBack();
  await expect(zhou.answer).toContainText(zhou.say("desk.found"));

  const wu = await city.staff("wu");
  await wu.goes(found);
  await expect(wu.main).not.toContainText(wu.say("desk.found"));
});

test("the page of a resident without measurements says so", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen("zhang"), "care");
  await zhou.opensRecord();
  await zhou.reads("desk.no_measurements");
});

test("a GP cannot issue slips, open for an unknown purpose or change a record", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "care");
  await expect(zhou.main.getByRole("button", { name: zhou.say("desk.slip") })).toHaveCount(0);
  await zhou.opensRecord();
  const id = zhou.page.url().split("/").pop() ?? "";
  await zhou.getsNotFoundAt(`/desk/curiosity/${id}`);
  await zhou.getsNotFoundAt(`/desk/view/${id}`);
  await zhou.getsNotFoundAt(`/record/${id}/add/weight`);
});

/** The GP: finds a person by a document, opens the record for a purpose, reads; the person sees it. */
import { citizen, INSTITUTIONS, NAMES, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

/** Who comes to the GP, with script and without. */
const PATIENT: Record<string, Who> = { script: "chen", "no-script": "li" };
const patient = (): Who => PATIENT[test.info().project.name] ?? "chen";

test("finds, opens for a follow-up, reads down to one entry", async ({ city }) => {
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
  await zhou.main.getByRole("row").filter({ hasText: zhou.in(...INSTITUTIONS.hospital) }).first().getByRole("link").click();
  await zhou.isAt(/\/desk\/follow_up\/[0-9a-f-]+\/measurements\/entry\/[0-9a-f-]+$/);
  await zhou.reads("measurements.provenance");
  await expect(zhou.banner).toContainText(NAMES[patient()]);
});

test("the patient sees who it was, from where, what for, and under which article", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "care");
  await zhou.opensRecord();
  await expect(zhou.banner).toBeVisible();

  const chen = await city.resident(patient());
  await chen.opensHistory("others");
  const who = chen.say("history.staff_of", { institution: chen.in(...INSTITUTIONS.meilin), name: NAMES.zhou });
  // Zhou reads other pages of hers meanwhile, with other sections.
  const sections = chen.list(["identity", "measurements", "health"].map((section) => `history.section_${section}`));
  const lines = chen.lines.filter({ hasText: chen.did(who, "history.opened") }).filter({ hasText: sections });
  const opened = lines.filter({ hasText: chen.say("history.purpose_care") }).first();
  await expect(opened).toContainText(chen.in("《管理办法》第十八条第二款", "Article 18, paragraph 2 of the Measures"));
  await expect(chen.lines.filter({ hasText: chen.did(who, "history.found") }).first()).toBeVisible();
});

test("to verify who it is, identity is enough", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "verify_identity");
  await zhou.opensRecord();
  await zhou.isAt(/\/desk\/identity\/[0-9a-f-]+$/);
  await expect(zhou.main).toContainText(NAMES[patient()]);
  await expect(zhou.main.getByRole("img")).toHaveCount(0);
  await expect(zhou.main).not.toContainText("mmHg");
});

test("a number that nobody has, a number that is none, and what was typed stays", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.searches("44039919500101001X", "care");
  await expect(zhou.answer).toContainText(zhou.say("desk.nobody"));

  await zhou.searches("440399195001010018", "care");
  const number = zhou.main.getByLabel(zhou.say("desk.number"), { exact: true });
  await zhou.isToldOf(number, zhou.say("sign_in.number_mistyped"));
  await expect(number).toHaveValue("440399195001010018");
  await expect(zhou.main.getByRole("radio", { name: zhou.say("history.purpose_care") })).toBeChecked();
});

test("the way back from a record leads to what was found, which is nobody else's to see", async ({ city }) => {
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

test("a resident without readings", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen("zhang"), "care");
  await zhou.opensRecord();
  await zhou.reads("desk.no_readings");
});

test("what the GP may not do: issue slips, open for a purpose that is none, change anything", async ({ city }) => {
  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(patient()), "care");
  await expect(zhou.main.getByRole("button", { name: zhou.say("desk.slip") })).toHaveCount(0);
  await zhou.opensRecord();
  const id = zhou.page.url().split("/").pop() ?? "";
  await zhou.findsNothingAt(`/desk/curiosity/${id}`);
  await zhou.findsNothingAt(`/desk/view/${id}`);
  await zhou.findsNothingAt(`/record/${id}/add/weight`);
});

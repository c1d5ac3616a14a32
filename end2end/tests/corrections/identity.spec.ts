/** Identity corrections: requested on the page of basics, answered by a clerk of the responsible unit. */
import { NAMES, citizen, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

/** Each project uses a person of its own. */
const OWNER: Record<string, Who> = { script: "mai", "no-script": "zheng" };
const owner = (): Who => OWNER[test.info().project.name] ?? "mai";

test("a resident requests a correction of their name, and the centre's clerk answers without seeing the document number", async ({ city }) => {
  const resident = await city.resident(owner());
  await resident.goes(`${resident.home}/basics`);
  await resident.reads("basics.fixed_detail");
  await resident.follows("corrections.say_wrong");
  await resident.reads("corrections.form_wrong");
  await resident.presses("corrections.send");
  const field = resident.main.getByLabel(resident.say("corrections.statement"), { exact: true });
  await resident.seesFieldError(field, resident.say("corrections.empty"));
  await field.fill("名字里的字写错了。");
  await resident.presses("corrections.send");
  await resident.reads("corrections.asked");
  await resident.reads("corrections.next_asked_identity");
  const correction = new URL(resident.page.url()).pathname;

  const he = await city.staff("he");
  await he.goes("/desk");
  await he.page.getByRole("link", { name: he.say("corrections.desk_title"), exact: true }).first().click();
  await he.isAt("/desk/corrections");
  await expect(he.main).not.toContainText(NAMES[owner()]);
  await he.main.getByRole("row").filter({ hasText: `${NAMES[owner()].slice(0, 1)}**` }).first().getByRole("link").click();
  await expect(he.main).toContainText("名字里的字写错了。");
  await expect(he.main).toContainText(NAMES[owner()]);
  await he.reads("corrections.desk_scope_identity");
  await expect(he.page.locator("body")).not.toContainText(citizen(owner()).document);
  const desk = new URL(he.page.url()).pathname;
  await he.presses("corrections.take_on");
  await he.reads("corrections.taken_on");
  await he.ticks("corrections.act_corrected_identity");
  await he.fills("corrections.words", "请带身份证到柜台办理。");
  await he.presses("corrections.answer_send");
  await he.reads("corrections.answered");
  await (await city.staff("wu")).getsNotFoundAt(desk);
  await (await city.staff("zhou")).getsNotFoundAt(desk);

  await resident.goes(correction);
  await resident.reads("corrections.status_corrected_identity");
  await resident.reads("corrections.next_corrected_identity");
  await expect(resident.main).toContainText("请带身份证到柜台办理。");
  await resident.follows("corrections.identity");
  await resident.isAt(/\/basics#fixed$/);
  await resident.reads("corrections.said_identity");
});

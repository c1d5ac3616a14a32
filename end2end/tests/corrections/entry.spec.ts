/** Corrections of an entry: requested by the resident, answered by the sender, disagreed with, shown to the GP. */
import { INSTITUTIONS, NAMES, citizen, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

/** Each project uses a person of its own. */
const OWNER: Record<string, Who> = { script: "chen", "no-script": "li" };
const owner = (): Who => OWNER[test.info().project.name] ?? "chen";

test("a resident requests a correction, the hospital answers by name, the resident disagrees, and the GP sees it on the entry", async ({ city }) => {
  const resident = await city.resident(owner());
  const statement = "那天我在外地。\n没有去过医院。";
  await resident.goes(`${resident.home}/measurements/blood_pressure`);
  await resident.main.getByRole("row").filter({ hasText: resident.pick(...INSTITUTIONS.hospital) }).first().getByRole("link").click();
  await resident.isAt(/\/entry\//);
  const entry = new URL(resident.page.url()).pathname;
  await resident.follows("corrections.say_never");
  await resident.presses("corrections.send");
  const field = resident.main.getByLabel(resident.say("corrections.statement"), { exact: true });
  await resident.seesFieldError(field, resident.say("corrections.empty"));
  await field.fill(statement);
  await resident.presses("corrections.send");
  await resident.reads("corrections.asked");
  await resident.reads("corrections.status_asked");
  await expect(resident.main).toContainText(resident.pick(...INSTITUTIONS.hospital));
  const correction = new URL(resident.page.url()).pathname;

  const shen = await city.staff("shen");
  await shen.goes("/desk/corrections");
  const masked = `${NAMES[owner()].slice(0, 1)}**`;
  await expect(shen.main).not.toContainText(NAMES[owner()]);
  await shen.main.getByRole("row").filter({ hasText: masked }).first().getByRole("link").click();
  await expect(shen.main).toContainText("没有去过医院。");
  await expect(shen.main).toContainText("mmHg");
  await shen.presses("corrections.take_on");
  await shen.reads("corrections.taken_on");
  await shen.ticks("corrections.act_refused");
  await shen.presses("corrections.answer_send");
  const words = shen.main.getByLabel(shen.say("corrections.words"), { exact: true });
  await shen.seesFieldError(words, shen.say("corrections.empty"));
  await expect(shen.main.getByRole("radio", { name: shen.say("corrections.act_refused") })).toBeChecked();
  await words.fill("当天的挂号和测量都有记录。");
  await shen.presses("corrections.answer_send");
  await shen.reads("corrections.answered");
  const opened = new URL(shen.page.url()).pathname.split("/");
  // The record manager opens nothing else, and other staff cannot open the correction.
  await shen.getsNotFoundAt(`/desk/care/${opened[3]}`);
  await shen.getsNotFoundAt(`/desk/correct/${opened[3]}/${opened[4]}/wrong`);
  await (await city.staff("wu")).getsNotFoundAt(opened.join("/"));

  await resident.goes(correction);
  await resident.reads("corrections.status_refused");
  await expect(resident.main).toContainText(NAMES.shen);
  await resident.follows("corrections.disagree");
  await resident.fills("corrections.your_disagreement", "测量的不是我。");
  await resident.presses("corrections.disagree_send");
  await resident.reads("corrections.disagreed");
  await resident.goes(entry);
  await resident.reads("corrections.disagreement_own");
  await resident.goes(`${resident.home}/contents`);
  await resident.follows("corrections.title");
  await expect(resident.main.locator(".link-list__row").first()).toContainText(resident.say("corrections.status_disagreed"));
  await resident.opensHistory("others");
  const answered = resident.lines.filter({ hasText: NAMES.shen }).filter({ hasText: resident.say("history.correction") });
  await expect(answered.first()).toContainText(resident.pick("《管理办法》第七条第二款", "Article 7, paragraph 2 of the Measures"));

  const zhou = await city.staff("zhou");
  await zhou.finds(citizen(owner()), "care");
  await zhou.opensRecord();
  const record = new URL(zhou.page.url()).pathname;
  await zhou.goes(`${record}${entry.slice(resident.home.length)}`);
  await zhou.reads("corrections.disagreement_of");
  await expect(zhou.main).toContainText("测量的不是我。");
});

test("a resident requests a correction of a visit with evidence; while it is open no second request is offered", async ({ city }) => {
  const huang = await city.resident("huang");
  await huang.goes(`${huang.home}/services/${test.info().project.name === "script" ? "visit" : "report"}`);
  await huang.main.locator(".link-list__row").last().click();
  await huang.isAt(/\/whole\//);
  const entry = new URL(huang.page.url()).pathname;
  await huang.follows("corrections.say_wrong");
  const form = new URL(huang.page.url()).pathname;
  await huang.fills("corrections.statement", "It was the 3rd, not the 2nd.");
  const evidence = huang.main.getByLabel(new RegExp(`^${huang.say("corrections.evidence")}`));
  await evidence.setInputFiles({ name: "ticket.png", mimeType: "image/png", buffer: Buffer.from("a ticket") });
  await huang.presses("corrections.send");
  await huang.seesFieldError(evidence, huang.say("corrections.file_of_another_kind"));
  await expect(huang.main.getByLabel(huang.say("corrections.statement"), { exact: true })).toHaveValue("It was the 3rd, not the 2nd.");
  await evidence.setInputFiles({ name: "ticket.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 a ticket") });
  await huang.presses("corrections.send");
  await huang.reads("corrections.asked");
  const correction = new URL(huang.page.url()).pathname;
  await huang.goes(entry);
  await huang.reads("corrections.said_wrong");
  await expect(huang.main.getByRole("link", { name: huang.say("corrections.say_wrong"), exact: true })).toHaveCount(0);
  await huang.goes(form);
  await huang.isAt(correction);
  const [download] = await Promise.all([huang.page.waitForEvent("download"), huang.follows("corrections.download_evidence")]);
  expect(download.suggestedFilename()).toBe("evidence.pdf");
});

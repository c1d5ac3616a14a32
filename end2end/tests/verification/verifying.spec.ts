/** Verification of self-entered values: question, answer, return, correction, verification; both sides see the same steps. */
import { type Who } from "../../people/city";
import { inspectBothLanguages } from "../../people/inspector";
import { expect, test } from "../../people/test";

/** A resident and their GP. Each project uses a pair of its own. */
const PAIRS: Record<string, [Who, Who]> = { script: ["mai", "zhou"], "no-script": ["ayinuer", "wu"] };
const pair = (): [Who, Who] => PAIRS[test.info().project.name] ?? ["mai", "zhou"];
const takesScreenshots = (): boolean => test.info().project.name === "script";

test("a GP asks about a measurement, the resident answers, and the GP verifies it", async ({ city }) => {
  const [who, whose] = pair();
  const [mai, zhou] = [await city.resident(who), await city.staff(whose)];
  await mai.logsBloodPressure(167, 59);

  await zhou.goes("/desk/verification");
  const row = zhou.main.getByRole("row", { name: who === "mai" ? /麦\*+/ : /阿\*+/ }).filter({ hasText: zhou.say("measurements.blood_pressure") });
  await expect(row).toContainText(zhou.say("verification.waits"));
  await expect(row).toContainText(zhou.say("desk.since_today"));
  await expect(zhou.main).not.toContainText("167");
  if (takesScreenshots()) await inspectBothLanguages(zhou, "desk-verification");
  await row.getByRole("link").click();

  const card = zhou.main.getByRole("region", { name: zhou.say("measurements.blood_pressure") }).filter({ hasText: "167/59" });
  await card.getByRole("button", { name: zhou.say("verification.give_back"), exact: true }).click();
  const words = card.getByRole("textbox");
  await zhou.seesFieldError(words, zhou.say("verification.reason_missing"));
  await words.fill("用的是哪种血压计？");
  await card.getByRole("button", { name: zhou.say("verification.ask"), exact: true }).click();
  await zhou.reads("verification.done_asked");
  await expect(card).toContainText("用的是哪种血压计？");
  if (takesScreenshots()) await inspectBothLanguages(zhou, "desk-verify");

  await mai.opensHome();
  const needs = mai.main.getByRole("region", { name: mai.say("verification.needs_you") });
  await needs.getByRole("link", { name: mai.say("verification.asked_about", { name: mai.say("measurements.blood_pressure") }) }).first().click();
  await expect(mai.main).toContainText("167/59");
  await expect(mai.main).toContainText("用的是哪种血压计？");
  if (takesScreenshots()) await inspectBothLanguages(mai, "verification-asked");
  await mai.presses("verification.send");
  const answer = mai.main.getByLabel(mai.say("verification.your_answer"));
  await mai.seesFieldError(answer, mai.say("verification.answer_missing"));
  await answer.fill("家里的电子血压计，刚校准过");
  await mai.presses("verification.send");
  await mai.reads("verification.answered");
  await expect(answer).toHaveCount(0);

  await zhou.page.reload();
  await expect(card).toContainText("刚校准过");
  await card.getByRole("button", { name: zhou.say("verification.accept"), exact: true }).click();
  await zhou.reads("verification.done_verified");
  await expect(card).toHaveCount(0);

  await mai.page.reload();
  await expect(mai.main.getByRole("list", { name: mai.say("verification.steps") }).getByRole("listitem")).toHaveCount(3);
  await expect(mai.main.locator(".summary__row").filter({ hasText: mai.say("measurements.state") })).toContainText(mai.say("components.verified"));
  if (takesScreenshots()) await inspectBothLanguages(mai, "verification-verified");
  await mai.opensHistory("others");
  await expect(mai.lines.filter({ hasText: mai.say("history.verification") }).first()).toContainText(mai.say("history.purpose_verify"));
});

test("a GP returns an answer of the basics, and the resident corrects it", async ({ city }) => {
  const [who, whose] = pair();
  const [mai, zhou] = [await city.resident(who), await city.staff(whose)];
  const employer = mai.main.getByLabel(mai.say("basics.employer"));
  await mai.goes(`${mai.home}/basics/social/change`);
  await employer.fill("深圳湾某某公司");
  await mai.presses("basics.save");
  await mai.reads("basics.saved");

  await zhou.goes(`/desk/verify/${mai.home.split("/").pop()}/identity`);
  const card = zhou.main.getByRole("region", { name: zhou.say("basics.employer") });
  await expect(card).toContainText("深圳湾某某公司");
  await card.getByRole("textbox").fill("请填写单位全称");
  await card.getByRole("button", { name: zhou.say("verification.give_back"), exact: true }).click();
  await zhou.reads("verification.done_returned");
  await expect(card).toHaveCount(0);

  await mai.opensHome();
  await mai.main.getByRole("link", { name: mai.say("verification.returned_to_you", { name: mai.say("basics.employer") }) }).click();
  await mai.reads("components.returned");
  await expect(mai.main).toContainText("请填写单位全称");
  if (takesScreenshots()) await inspectBothLanguages(mai, "verification-returned");
  await mai.follows("verification.put_right");
  await employer.fill("深圳湾某某有限责任公司");
  await mai.presses("basics.save");
  await mai.reads("basics.saved");
  await mai.opensHome();
  await expect(mai.main.getByText(mai.say("verification.returned_to_you", { name: mai.say("basics.employer") }))).toHaveCount(0);
});

test("the second of two decisions is refused; a GP of another centre finds nothing", async ({ city }) => {
  const [who, whose] = pair();
  const [mai, zhou] = [await city.resident(who), await city.staff(whose)];
  await mai.logsBloodPressure(171, 61);
  const part = `/desk/verify/${mai.home.split("/").pop()}/health`;
  const second = await city.staff(whose);
  for (const doctor of [zhou, second]) await doctor.goes(part);
  const accept = zhou.say("verification.accept");
  const card = (doctor: typeof zhou) => doctor.main.getByRole("region", { name: zhou.say("measurements.blood_pressure") }).filter({ hasText: "171/61" });
  await card(zhou).getByRole("button", { name: accept, exact: true }).click();
  await zhou.reads("verification.done_verified");
  await card(second).getByRole("button", { name: accept, exact: true }).click();
  await second.reads("errors.changed_meanwhile_title");
  const elsewhere = await city.staff(whose === "zhou" ? "wu" : "zhou");
  await elsewhere.getsNotFoundAt(part);
});

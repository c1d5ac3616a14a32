/** The last step of an activation: the phone makes a passkey. Only Bai is used: an enrolment ends a person's other sessions. */
import { citizen, freshSlip, NAMES } from "../../people/city";
import type { Person } from "../../people/person";
import { expect, test } from "../../people/test";

async function provesSlip(person: Person, link: string): Promise<void> {
  await person.goes(link);
  await expect(person.main.getByLabel(person.say("sign_in.code_label"))).not.toBeEmpty();
  await person.fills("sign_in.number_label", citizen("bai").document);
  await person.presses("sign_in.activate_next");
  await person.isAt(/\/activate\/passkey$/);
}

async function activates(person: Person, link = freshSlip("bai").link): Promise<void> {
  await provesSlip(person, link);
  await person.makesPasskey();
  await person.isAt(/\/record\/[^/]+$/);
}

test("the slip's link fills in the code and removes it from the URL; then the record opens", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  const { code, link } = freshSlip("bai");
  const asked: string[] = [];
  bai.page.on("request", (request) => asked.push(request.url()));

  await bai.goes(link);
  await expect(bai.main.getByLabel(bai.say("sign_in.code_label"))).toHaveValue(code.replaceAll("-", ""));
  await bai.isAt(/\/activate$/);
  await bai.fills("sign_in.number_label", citizen("bai").document);
  await bai.presses("sign_in.activate_next");
  await bai.makesPasskey();

  await bai.isAt(/\/record\/[^/]+$/);
  await expect(bai.page.getByRole("region", { name: bai.say("components.whose_record") })).toContainText(NAMES.bai);
  expect(asked.filter((url) => new URL(url).search.includes(code) || url.includes(citizen("bai").document))).toEqual([]);
});

test("the name of a passkey on the phone does not contain the person's name", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await activates(bai);
  const [passkey] = await bai.phone.passkeys();
  const shown = `${passkey?.userName} ${passkey?.userDisplayName}`;
  expect(shown).toContain(`健康档案 ····${citizen("bai").document.slice(-4)}`);
  expect(shown).not.toContain(NAMES.bai);
});

test("a slip removes the earlier passkeys that are not ticked", async ({ city }) => {
  const first = await city.visitorWithPhone();
  await activates(first);
  const second = await city.visitorWithPhone();
  await provesSlip(second, freshSlip("bai").link);
  await second.reads("sign_in.keep_title");
  await expect(second.main.getByRole("checkbox")).toHaveCount(1);
  await second.main.locator(".choice__label").click();
  await second.makesPasskey();
  await second.isAt(/\/record\/[^/]+$/);
  await first.signsIn();

  const third = await city.visitorWithPhone();
  await activates(third);
  await first.goes("/sign-in");
  await first.presses("sign_in.sign_in_button");
  await first.isAt(/\/sign-in\?problem=failed$/);
  await third.signsIn();
});

test("a slip can be used once", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  const { link } = freshSlip("bai");
  await activates(bai, link);

  const finder = await city.visitor();
  await finder.goes(link);
  await expect(finder.main.getByLabel(finder.say("sign_in.code_label"))).not.toBeEmpty();
  await finder.fills("sign_in.number_label", citizen("bai").document);
  await finder.presses("sign_in.activate_next");
  await finder.seesFieldError(finder.main.getByLabel(finder.say("sign_in.code_label")), finder.say("sign_in.code_used"));
});

test("after a dismissed prompt the same page and the same slip still work", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await provesSlip(bai, freshSlip("bai").link);
  await bai.phone.setUserVerified(false);
  await bai.makesPasskey();
  await bai.reads("sign_in.problem_cancelled");
  await bai.reads("sign_in.problem_cancelled_detail");

  await bai.phone.setUserVerified(true);
  await bai.presses("sign_in.enrol_button");
  await bai.isAt(/\/record\/[^/]+$/);
});

test("a page that was left during the prompt can be used again", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await provesSlip(bai, freshSlip("bai").link);
  await bai.phone.setUserPresent(false);
  await bai.makesPasskey();
  await bai.reads("sign_in.sign_in_busy");

  await bai.goes("/help/passkeys");
  await bai.phone.setUserPresent(true);
  await bai.goes("/activate/passkey");
  await bai.makesPasskey();
  await bai.isAt(/\/record\/[^/]+$/);
});

test("a phone that already has a passkey is sent to sign in", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await activates(bai);
  await provesSlip(bai, freshSlip("bai").link);
  await bai.makesPasskey();
  await bai.isAt(/\/sign-in\?problem=already$/);
  await bai.reads("sign_in.problem_already");
});

test("the last step without a slip makes no passkey", async ({ city }) => {
  const stranger = await city.visitorWithPhone();
  await stranger.goes("/activate/passkey");
  await stranger.makesPasskey();
  await stranger.reads("sign_in.problem_enrol_failed");
  expect(await stranger.phone.passkeys()).toEqual([]);
});

test("enrolling a new phone ends the sessions of the old one", async ({ city }) => {
  const finder = await city.visitorWithPhone();
  await activates(finder);
  const bai = await city.visitorWithPhone();
  await activates(bai);

  await finder.page.reload();
  await finder.isAskedToSignIn();
  await bai.page.reload();
  await bai.isAt(/\/record\/[^/]+$/);
});

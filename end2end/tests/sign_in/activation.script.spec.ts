/** The last step of an activation: the phone makes a passkey. All of it is Bai's, who has no other sessions to lose. */
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

test("the slip's link fills the code in and takes it out of the address; then the record is open", async ({ city }) => {
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

test("what the phone shows of a passkey does not name its owner", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await activates(bai);
  const [passkey] = await bai.phone.passkeys();
  const shown = `${passkey?.userName} ${passkey?.userDisplayName}`;
  expect(shown).toContain(`健康档案 ····${citizen("bai").document.slice(-4)}`);
  expect(shown).not.toContain(NAMES.bai);
});

test("a slip lets in once", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  const { link } = freshSlip("bai");
  await activates(bai, link);

  const finder = await city.visitor();
  await finder.goes(link);
  await expect(finder.main.getByLabel(finder.say("sign_in.code_label"))).not.toBeEmpty();
  await finder.fills("sign_in.number_label", citizen("bai").document);
  await finder.presses("sign_in.activate_next");
  await finder.isToldOf(finder.main.getByLabel(finder.say("sign_in.code_label")), finder.say("sign_in.code_used"));
});

test("a dismissed prompt uses nothing up: the same page, and the same slip, work a moment later", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await provesSlip(bai, freshSlip("bai").link);
  await bai.phone.knowsItsOwner(false);
  await bai.makesPasskey();
  await bai.reads("sign_in.problem_cancelled");
  await bai.reads("sign_in.problem_cancelled_detail");

  await bai.phone.knowsItsOwner(true);
  await bai.presses("sign_in.enrol_button");
  await bai.isAt(/\/record\/[^/]+$/);
});

test("a page that was left while the phone was asking can be used again", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await provesSlip(bai, freshSlip("bai").link);
  await bai.phone.isTouched(false);
  await bai.makesPasskey();
  await bai.reads("sign_in.sign_in_busy");

  await bai.goes("/help/passkeys");
  await bai.phone.isTouched(true);
  await bai.goes("/activate/passkey");
  await bai.makesPasskey();
  await bai.isAt(/\/record\/[^/]+$/);
});

test("a phone that has a passkey already is told to sign in with it", async ({ city }) => {
  const bai = await city.visitorWithPhone();
  await activates(bai);
  await provesSlip(bai, freshSlip("bai").link);
  await bai.makesPasskey();
  await bai.isAt(/\/sign-in\?problem=already$/);
  await bai.reads("sign_in.problem_already");
});

test("the last step alone, without a slip, makes nothing", async ({ city }) => {
  const stranger = await city.visitorWithPhone();
  await stranger.goes("/activate/passkey");
  await stranger.makesPasskey();
  await stranger.reads("sign_in.problem_enrol_failed");
  expect(await stranger.phone.passkeys()).toEqual([]);
});

test("a new phone puts whoever has the old one out", async ({ city }) => {
  const finder = await city.visitorWithPhone();
  await activates(finder);
  const bai = await city.visitorWithPhone();
  await activates(bai);

  await finder.page.reload();
  await finder.isAskedToSignIn();
  await bai.page.reload();
  await bai.isAt(/\/record\/[^/]+$/);
});

/** The form of an activation: the slip's code finds the slip, the document number must be its person's. */
import { citizen, freshSlip, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

/** Whose slips are tried: one for each way of running, because a new slip voids the older. Nobody enrols here. */
const HOLDER: Record<string, Who> = { script: "wu", "no-script": "li" };
const holder = (): Who => HOLDER[test.info().project.name] ?? "wu";

test("the front page leads to it, and says where a slip comes from", async ({ city }) => {
  const stranger = await city.visitor();
  expect(await stranger.goes("/")).toBe(200);
  await stranger.reads("sign_in.first_time_detail");
  await stranger.follows("sign_in.activate_link");
  await stranger.isAt(/\/activate$/);
});

test("what is missing or mistyped is said beside its field, and what was typed stays", async ({ city }) => {
  const stranger = await city.visitor();
  await stranger.goes("/activate");
  await stranger.fills("sign_in.number_label", "4403991944");
  await stranger.presses("sign_in.activate_next");

  const code = stranger.main.getByLabel(stranger.say("sign_in.code_label"));
  const number = stranger.main.getByLabel(stranger.say("sign_in.number_label"));
  await stranger.isToldOf(code, stranger.say("sign_in.code_empty"));
  await expect(number).toHaveValue("4403991944");
  await expect(number).toHaveAccessibleDescription(new RegExp(stranger.say("sign_in.number_length", { n: 10 })));
});

test("a code that is on no slip", async ({ city }) => {
  const stranger = await city.visitor();
  await stranger.goes("/activate");
  await stranger.fills("sign_in.code_label", "00000-0000-0000");
  await stranger.fills("sign_in.number_label", citizen("chen").document);
  await stranger.presses("sign_in.activate_next");
  await stranger.isToldOf(stranger.main.getByLabel(stranger.say("sign_in.code_label")), stranger.say("sign_in.code_wrong"));
});

test("somebody else's number: the typed values are still there, and how many tries are left is said", async ({ city }) => {
  const finder = await city.visitor();
  const { code } = freshSlip(holder());
  await finder.goes("/activate");
  await finder.fills("sign_in.code_label", code);
  await finder.fills("sign_in.number_label", citizen("chen").document);
  await finder.presses("sign_in.activate_next");

  const number = finder.main.getByLabel(finder.say("sign_in.number_label"));
  await finder.isToldOf(number, finder.say("sign_in.number_wrong", { left: 4 }));
  await expect(number).toHaveValue(citizen("chen").document);
  await expect(finder.main.getByLabel(finder.say("sign_in.code_label"))).toHaveValue(code);
});

test("five wrong numbers void the slip, for the right number too", async ({ city }) => {
  const finder = await city.visitor();
  const { code } = freshSlip(holder());
  await finder.goes("/activate");
  await finder.fills("sign_in.code_label", code);
  for (const left of [4, 3, 2, 1]) {
    await finder.fills("sign_in.number_label", citizen("chen").document);
    await finder.presses("sign_in.activate_next");
    await finder.reads("sign_in.number_wrong", { left });
  }
  await finder.presses("sign_in.activate_next");
  await finder.reads("sign_in.code_void");

  await finder.fills("sign_in.number_label", citizen(holder()).document);
  await finder.presses("sign_in.activate_next");
  await finder.reads("sign_in.code_void");
});

test("a newer slip replaces the older", async ({ city }) => {
  const owner = await city.visitor();
  const { code } = freshSlip(holder());
  freshSlip(holder());
  await owner.goes("/activate");
  await owner.fills("sign_in.code_label", code);
  await owner.fills("sign_in.number_label", citizen(holder()).document);
  await owner.presses("sign_in.activate_next");
  await owner.isToldOf(owner.main.getByLabel(owner.say("sign_in.code_label")), owner.say("sign_in.code_expired"));
});

test("code and number right: one step is left, and the code is forgiving about case and dashes", async ({ city }) => {
  const owner = await city.visitor();
  const { code } = freshSlip(holder());
  await owner.goes("/activate");
  await owner.fills("sign_in.code_label", ` ${code.toLowerCase().replaceAll("-", "")} `);
  await owner.fills("sign_in.number_label", citizen(holder()).document);
  await owner.presses("sign_in.activate_next");
  await owner.isAt(/\/activate\/passkey$/);
  await owner.reads("sign_in.enrol_lead");
});

/** The activation form: the code finds the slip, then the document number must match the slip's person. */
import { citizen, freshSlip, type Who } from "../../people/city";
import { expect, test } from "../../people/test";

/** Each project uses a person of its own, because a new slip voids the older one. No test here enrols. */
const HOLDER: Record<string, Who> = { script: "wu", "no-script": "li" };
const holder = (): Who => HOLDER[test.info().project.name] ?? "wu";

test("the front page links to the activation form and says where to get a slip", async ({ city }) => {
  const stranger = await city.visitor();
  expect(await stranger.goes("/")).toBe(200);
  await stranger.reads("sign_in.first_time_detail");
  await stranger.follows("sign_in.activate_link");
  await stranger.isAt(/\/activate$/);
});

test("missing and mistyped values get an error at the field; typed values stay", async ({ city }) => {
  const stranger = await city.visitor();
  await stranger.goes("/activate");
  await stranger.fills("sign_in.number_label", "44039919440427");
  await stranger.presses("sign_in.activate_next");

  const code = stranger.main.getByLabel(stranger.say("sign_in.code_label"));
  const number = stranger.main.getByLabel(stranger.say("sign_in.number_label"));
  await stranger.seesFieldError(code, stranger.say("sign_in.code_empty"));
  await expect(number).toHaveValue("44039919440427");
  await expect(number).toHaveAccessibleDescription(new RegExp(stranger.say("sign_in.number_length", { n: 14 })));
});

test("an unknown code is refused", async ({ city }) => {
  const stranger = await city.visitor();
  await stranger.goes("/activate");
  await stranger.fills("sign_in.code_label", "00000-0000-0000");
  await stranger.fills("sign_in.number_label", citizen("chen").document);
  await stranger.presses("sign_in.activate_next");
  await stranger.seesFieldError(stranger.main.getByLabel(stranger.say("sign_in.code_label")), stranger.say("sign_in.code_wrong"));
});

test("another person's number is refused; the form keeps the typed values and says how many tries are left", async ({ city }) => {
  const finder = await city.visitor();
  const { code } = freshSlip(holder());
  await finder.goes("/activate");
  await finder.fills("sign_in.code_label", code);
  await finder.fills("sign_in.number_label", citizen("chen").document);
  await finder.presses("sign_in.activate_next");

  const number = finder.main.getByLabel(finder.say("sign_in.number_label"));
  await finder.seesFieldError(number, finder.say("sign_in.number_wrong", { left: 4 }));
  await expect(number).toHaveValue(citizen("chen").document);
  await expect(finder.main.getByLabel(finder.say("sign_in.code_label"))).toHaveValue(code);
});

test("after five wrong numbers the slip is void, also for the right number", async ({ city }) => {
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

test("a newer slip voids the older one", async ({ city }) => {
  const owner = await city.visitor();
  const { code } = freshSlip(holder());
  freshSlip(holder());
  await owner.goes("/activate");
  await owner.fills("sign_in.code_label", code);
  await owner.fills("sign_in.number_label", citizen(holder()).document);
  await owner.presses("sign_in.activate_next");
  await owner.seesFieldError(owner.main.getByLabel(owner.say("sign_in.code_label")), owner.say("sign_in.code_expired"));
});

test("the right code and number lead to the last step; case and dashes of the code do not matter", async ({ city }) => {
  const owner = await city.visitor();
  const { code } = freshSlip(holder());
  await owner.goes("/activate");
  await owner.fills("sign_in.code_label", ` ${code.toLowerCase().replaceAll("-", "")} `);
  await owner.fills("sign_in.number_label", citizen(holder()).document);
  await owner.presses("sign_in.activate_next");
  await owner.isAt(/\/activate\/passkey$/);
  await owner.reads("sign_in.enrol_lead");
});

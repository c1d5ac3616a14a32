/** Every door, tried by whoever has no business there: signed out, somebody else, the other capacity. */
import { kept } from "../../people/city";
import { expect, test } from "../../people/test";

const NOWHERE = "01a2061f-52b3-7df0-9a48-4d9f99b2a5b1";

/** The pages of a record; `{home}` is `/record/…`. */
const RECORD = ["", "/measurements", "/measurements/blood_pressure", `/measurements/entry/${NOWHERE}`, "/add", "/add/weight", "/history"];

/** The desk's pages of a record; `{id}` is the resident's. */
const DESK = [
  "/desk/identity/{id}",
  "/desk/follow_up/{id}",
  "/desk/care/{id}",
  "/desk/care/{id}/measurements",
  "/desk/care/{id}/measurements/blood_pressure",
  `/desk/care/{id}/measurements/entry/${NOWHERE}`,
];

const idOf = (who: "chen" | "ayinuer"): string => kept(who).home.replace("/record/", "");

test("signed out, every page of a person leads to the sign-in page", async ({ city }) => {
  const stranger = await city.visitor();
  const paths = [
    ...RECORD.map((path) => kept("chen").home + path),
    ...DESK.map((path) => path.replace("{id}", idOf("chen"))),
    "/account",
    "/account/passkeys/new",
    `/confirm/${NOWHERE}`,
    "/desk",
  ];
  for (const path of paths) {
    await stranger.goes(path);
    await stranger.isAskedToSignIn();
  }
});

test("somebody else's record is not found, on no page of it", async ({ city }) => {
  const zhang = await city.resident("zhang");
  for (const path of RECORD) await zhang.findsNothingAt(kept("chen").home + path);
  await zhang.opensHome();
});

test("it looks like a record that does not exist", async ({ city }) => {
  const zhang = await city.resident("zhang");
  await zhang.findsNothingAt(kept("chen").home);
  const words = await zhang.main.innerText();
  await zhang.findsNothingAt(`/record/${NOWHERE}`);
  expect(await zhang.main.innerText()).toBe(words);
  await zhang.findsNothingAt("/record/nobody");
  expect(await zhang.main.innerText()).toBe(words);
});

test("a resident has no desk", async ({ city }) => {
  const zhang = await city.resident("zhang");
  await zhang.findsNothingAt("/desk");
  for (const path of DESK) await zhang.findsNothingAt(path.replace("{id}", zhang.home.replace("/record/", "")));
});

test("staff have no way into a record by a resident's address", async ({ city }) => {
  const zhou = await city.staff("zhou");
  for (const path of RECORD) await zhou.findsNothingAt(kept("chen").home + path);
});

test("an act that nobody proposed is not there to be confirmed", async ({ city }) => {
  const zhang = await city.resident("zhang");
  expect(await zhang.goes(`/confirm/${NOWHERE}`)).toBe(403);
  await zhang.reads("errors.not_confirmed_title");
});

test("a form that was open when its person was signed out is not lost without a word", async ({ city }) => {
  const li = await city.resident("li");
  await li.goes(`${li.home}/add/weight`);
  await li.page.context().clearCookies({ name: "__Host-ehr" });
  await li.saves();
  await li.reads("errors.signed_out_title");
});

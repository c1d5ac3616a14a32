/** Who lives and works in the demonstration city, and the slips that let them in. See `server/src/demo/city.rs`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Passkey } from "./phone";
import type { Resident } from "./resident";

/**
 * Everybody, by how the journeys call them, and who is whose.
 *
 * Journeys run two at a time. An enrolment ends a person's earlier sessions and a new slip voids the older ones, so
 * whoever activates in a journey does so in that one file; the others use sessions that `city.setup.ts` has begun.
 */
export const NAMES = {
  /** Her record is read on every page, and by staff. */
  chen: "陈桂兰",
  /** His is too, where there is no script. */
  li: "李国强",
  /** Adds readings; has two passkeys for a while. */
  mai: "麦嘉怡",
  /** Activates, again and again: has no session of his own. */
  bai: "白立行",
  /** Loses his phone and is given a slip at the counter: has no session of his own. */
  deng: "邓润南",
  /** Has nothing in the record yet; comes and goes. */
  zhang: "张䶮",
  /** What institutions know of her is read on every page: visits, reports, medicines. Takes it home. */
  huang: "黄秀珍",
  /** His record is very long. */
  zheng: "郑伯年",
  /** Resident, and clerk of the other centre. */
  ayinuer: "阿依努尔·买买提江",
  /** His follow-ups stopped: the next is overdue. */
  ming: "陈志明",
  /** Reported dead by mistake: has no session. */
  jun: "何家俊",
  /** GP at Meilin, where they all belong but for Ayinuer. */
  zhou: "周文医生",
  /** Clerk at Meilin. */
  he: "何静",
  /** GP of the other centre, Yuehai. */
  wu: "吴越医生",
  /** Record manager of the hospital that sent most of what institutions know. */
  shen: "沈岚",
  /** Officer of the district's health bureau. */
  yan: "严立",
} as const;

export type Who = keyof typeof NAMES;

/** The institutions, as both languages call them. */
export const INSTITUTIONS: Record<"meilin" | "yuehai" | "hospital", readonly [chinese: string, english: string]> = {
  meilin: ["梅林示范社康中心", "Meilin Demonstration Health Centre"],
  yuehai: ["粤海示范社康中心", "Yuehai Demonstration Health Centre"],
  hospital: ["示范人民医院", "Demonstration People's Hospital"],
};

/** Those who are signed in from the start. */
export const SIGNED_IN: Who[] = ["chen", "li", "mai", "zhang", "huang", "zheng", "ayinuer", "ming", "zhou", "he", "wu", "shen", "yan"];

/** What one knows of a person from the city's list. */
export interface Citizen {
  name: string;
  document: string;
}

export function citizen(who: Who): Citizen {
  const people = JSON.parse(readFileSync(given("EHR_PEOPLE"), "utf8")) as Citizen[];
  const found = people.find((person) => person.name === NAMES[who]);
  if (!found) throw new Error(`${NAMES[who]} is not in the city's list.`);
  return found;
}

/** A slip fresh from the printer; older unused ones of this person are void. */
export interface Slip {
  /** As printed, in groups. */
  code: string;
  /** What its QR code holds. */
  link: string;
}

export function freshSlip(who: Who): Slip {
  const printed = ehr("activation", "issue", "--document", citizen(who).document);
  const code = /^Activation code: (\S+)$/m.exec(printed)?.[1];
  const link = /(http\S+#\w+)$/m.exec(printed)?.[1];
  if (!code || !link) throw new Error(`The slip reads otherwise than expected:\n${printed}`);
  return { code, link };
}

/** The hospital's system sends a file about somebody, in which the patient has these elements besides birth date and sex. */
export async function imports(person: Resident, who: Who, patient: object): Promise<void> {
  await person.opensHome();
  const number = /\b\d{17}\b/.exec(await person.main.innerText())?.[0];
  const [, year, month, day, , sequence] = /^\d{6}(\d{4})(\d{2})(\d{2})(\d{2})(\d)/.exec(citizen(who).document) ?? [];
  if (!number || !sequence) throw new Error(`${NAMES[who]} has no number to import for.`);
  const gender = Number(sequence) % 2 ? "male" : "female";
  const resource = { resourceType: "Patient", id: "patient", gender, birthDate: `${year}-${month}-${day}`, ...patient };
  const file = join(mkdtempSync(join(tmpdir(), "ehr-bundle-")), "bundle.json");
  writeFileSync(file, JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [{ resource }] }));
  ehr("import", "fhir", file, "--resident", number, "--institution", "SZDEMO003");
}

/** The e-mails that went to an address, as they were sent. */
export function lettersTo(address: string): string[] {
  const folder = given("EHR_MAIL_DIR");
  const letters = readdirSync(folder).filter((file) => file.endsWith(".eml")).map((file) => readFileSync(join(folder, file), "utf8"));
  return letters.filter((letter) => letter.includes(`To: ${address}`));
}

/** Runs the program of the city's operators. */
function ehr(...words: string[]): string {
  const env = { ...process.env, EHR_ORIGIN: given("EHR_BASE_URL"), EHR_SECRETS: given("EHR_SECRETS") };
  return execFileSync(given("EHR_BIN"), words, { encoding: "utf8", env });
}

/** What a person kept from their first activation: a session, a passkey, and where home is. */
export interface Belongings {
  home: string;
  cookie: string;
  passkey: Passkey;
  /** When the passkey was made, ms: its counter goes on from there. */
  since: number;
}

const SAFE = new URL("../test-results/people/", import.meta.url);

export function keep(who: Who, belongings: Belongings): void {
  mkdirSync(SAFE, { recursive: true });
  writeFileSync(new URL(`${who}.json`, SAFE), JSON.stringify(belongings));
}

export function kept(who: Who): Belongings {
  return JSON.parse(readFileSync(new URL(`${who}.json`, SAFE), "utf8")) as Belongings;
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: deploy/test.sh end2end sets it.`);
  return value;
}

/** The people and institutions of the demonstration city, and their activation slips. Source: `server/src/demo/city.rs`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Passkey } from "./phone";
import type { Resident } from "./resident";

/**
 * The people that the tests use, by short name.
 *
 * Two tests run at a time. An enrolment ends a person's earlier sessions, and a new slip voids the person's older slips.
 * So a person who activates in a test does so in one test file only. All others use the sessions that `city.setup.ts` saved.
 */
export const NAMES = {
  /** Resident. The tests read her record on every page, and staff open it. */
  chen: "陈桂兰",
  /** Resident. The same as `chen`, for the project `no-script`. */
  li: "李国强",
  /** Resident who adds measurements. Has two passkeys during one test. */
  mai: "麦嘉怡",
  /** Resident who activates in several tests. Has no saved session. */
  bai: "白立行",
  /** Resident who lost his phone and gets a slip at the counter. Has no saved session. */
  deng: "邓润南",
  /** Resident with an empty record. Signs in and out. */
  zhang: "张䶮",
  /** Resident with many entries from institutions: visits, reports, medicines. Downloads her record. */
  huang: "黄秀珍",
  /** Resident with thousands of entries. */
  zheng: "郑伯年",
  /** Resident who is also a clerk at Yuehai. */
  ayinuer: "阿依努尔·买买提江",
  /** Resident whose next follow-up is overdue. */
  ming: "陈志明",
  /** Resident who was reported dead by mistake. Has no saved session. */
  jun: "何家俊",
  /** Resident of Meilin who gets a slip at the counter of Yuehai. Has no saved session. */
  luo: "罗敏",
  /** Resident whose name is changed at the counter. Has no saved session. */
  long: "龙阿朵",
  /** GP at Meilin, the responsible centre of every resident except Ayinuer. */
  zhou: "周文医生",
  /** Clerk at Meilin. */
  he: "何静",
  /** Clerk at Buji, a health centre in another district. */
  fang: "方圆",
  /** GP at Yuehai. */
  wu: "吴越医生",
  /** Record manager of the hospital that sent most entries. */
  shen: "沈岚",
  /** Officer of the district's health bureau. */
  yan: "严立",
} as const;

export type Who = keyof typeof NAMES;

/** The institutions, by their Chinese and English names. */
export const INSTITUTIONS: Record<"meilin" | "yuehai" | "hospital", readonly [chinese: string, english: string]> = {
  meilin: ["梅林示范社康中心", "Meilin Demonstration Health Centre"],
  yuehai: ["粤海示范社康中心", "Yuehai Demonstration Health Centre"],
  hospital: ["示范人民医院", "Demonstration People's Hospital"],
};

/** People whose sessions `city.setup.ts` saves. */
export const SIGNED_IN: Who[] = ["chen", "li", "mai", "zhang", "huang", "zheng", "ayinuer", "ming", "zhou", "he", "fang", "wu", "shen", "yan"];

/** A person as listed in the file that `EHR_PEOPLE` names. */
export interface Citizen {
  name: string;
  document: string;
}

export function citizen(who: Who): Citizen {
  const people = JSON.parse(readFileSync(requiredEnv("EHR_PEOPLE"), "utf8")) as Citizen[];
  const found = people.find((person) => person.name === NAMES[who]);
  if (!found) throw new Error(`${NAMES[who]} is not listed in the file EHR_PEOPLE.`);
  return found;
}

/** An activation slip. */
export interface Slip {
  /** The code as printed, in groups. */
  code: string;
  /** The link in its QR code. */
  link: string;
}

/** Issues a new slip. It voids the person's older unused slips. */
export function freshSlip(who: Who): Slip {
  const printed = ehr("activation", "issue", "--document", citizen(who).document);
  const code = /^Activation code: (\S+)$/m.exec(printed)?.[1];
  const link = /(http\S+#\w+)$/m.exec(printed)?.[1];
  if (!code || !link) throw new Error(`Cannot read the slip:\n${printed}`);
  return { code, link };
}

/** Imports a file of the hospital. Its Patient resource has the person's birth date and sex, and the elements of `patient`. */
export async function importsPatient(person: Resident, who: Who, patient: object): Promise<void> {
  await person.opensHome();
  const number = /\b\d{17}\b/.exec(await person.main.innerText())?.[0];
  const [, year, month, day, , sequence] = /^\d{6}(\d{4})(\d{2})(\d{2})(\d{2})(\d)/.exec(citizen(who).document) ?? [];
  if (!number || !sequence) throw new Error(`${NAMES[who]} has no record number on the home page.`);
  const gender = Number(sequence) % 2 ? "male" : "female";
  const resource = { resourceType: "Patient", id: "patient", gender, birthDate: `${year}-${month}-${day}`, ...patient };
  const file = join(mkdtempSync(join(tmpdir(), "ehr-bundle-")), "bundle.json");
  writeFileSync(file, JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [{ resource }] }));
  ehr("import", "fhir", file, "--resident", number, "--institution", "SZDEMO003");
}

/** The e-mails sent to this address, as raw messages. */
export function emailsTo(address: string): string[] {
  const folder = requiredEnv("EHR_MAIL_DIR");
  const letters = readdirSync(folder).filter((file) => file.endsWith(".eml")).map((file) => readFileSync(join(folder, file), "utf8"));
  return letters.filter((letter) => letter.includes(`To: ${address}`));
}

/** Runs the command `ehr`. */
function ehr(...words: string[]): string {
  const env = { ...process.env, EHR_ORIGIN: requiredEnv("EHR_BASE_URL"), EHR_SECRETS: requiredEnv("EHR_SECRETS") };
  return execFileSync(requiredEnv("EHR_BIN"), words, { encoding: "utf8", env });
}

/** What `city.setup.ts` saves of a person: the path of the home page, the session cookie and the passkey. */
export interface SavedSession {
  home: string;
  cookie: string;
  passkey: Passkey;
  /** Time just before the passkey was made (ms). Later signature counters are computed from it. */
  since: number;
}

const FOLDER = new URL("../test-results/people/", import.meta.url);

export function saveSession(who: Who, session: SavedSession): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${who}.json`, FOLDER), JSON.stringify(session));
}

export function savedSession(who: Who): SavedSession {
  return JSON.parse(readFileSync(new URL(`${who}.json`, FOLDER), "utf8")) as SavedSession;
}

function requiredEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run the tests with deploy/test.sh end2end.`);
  return value;
}

/** People without a record. Their numbers have an address code that no district ever had, so they belong to nobody. */

/** A citizen number from a birth date ("19910203") and a sequence of three digits, odd for men. */
export function unregistered(born: string, sequence: number): string {
  const body = `440399${born}${String(sequence).padStart(3, "0")}`;
  // ISO 7064 MOD 11-2.
  const sum = [...body].reduce((sum, digit) => (sum * 2 + Number(digit)) % 11, 0);
  const check = (12 - ((sum * 2) % 11)) % 11;
  return `${body}${check === 10 ? "X" : String(check)}`;
}

/** Hours as a request has them: a number, or its digits in quotes. */
export function readHours(hours: number | string): number {
  return Number(hours);
}

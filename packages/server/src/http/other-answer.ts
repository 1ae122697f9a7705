/**
 * An answer with a status of its own, where neither the usual answer of an operation nor a refusal of the catalogue fits:
 * the errors of OAuth, a server that is not ready, a page that says what was wrong.
 */
export class OtherAnswer {
  constructor(
    readonly status: number,
    /** Text is sent as it stands, anything else as JSON. */
    readonly body: unknown,
    /** Name, value, name, value. */
    readonly headers: readonly string[] = [],
    /** That of the operation unless it is named here. */
    readonly contentType?: string,
  ) {}
}

/** Server-Sent Events read from the body of an answer: https://html.spec.whatwg.org/multipage/server-sent-events.html */

// A carriage return that ends a piece may be the first half of a line's end: it waits for the next piece.
const LINE_END = /\r\n|\n|\r(?!$)/;

/**
 * @typedef {{ event: string, data: string, id: string }} ServerSentEvent `event` is "message" where the server names none
 */

/**
 * Yields events until the body ends. Rejects as the body does when the connection is cut.
 * @param {ReadableStream<Uint8Array>} body
 * @param {(text: string) => void} heard told of every piece that arrives, comments too
 * @returns {AsyncGenerator<ServerSentEvent, void>}
 */
export async function* serverSentEvents(body, heard) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const feed = createParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const text = decoder.decode(value, { stream: true });
      heard(text);
      yield* feed(text);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/**
 * Takes a stream's text in pieces of any size, and gives the events that each piece ends.
 * @returns {(text: string) => ServerSentEvent[]}
 */
export function createParser() {
  let rest = "";
  let id = "";
  let event = "";
  /** @type {string[]} */
  let data = [];

  /** @param {string} line a field of the event that is being read */
  function take(line) {
    const [, name, value] = /** @type {RegExpMatchArray} */ (line.match(/^([^:]*)(?:: ?(.*))?$/s));
    if (name === "event") event = value ?? "";
    else if (name === "data") data.push(value ?? "");
    else if (name === "id") id = value ?? "";
  }

  return function feed(text) {
    const lines = (rest + text).split(LINE_END);
    rest = lines.pop() ?? "";
    const events = [];
    for (const line of lines) {
      if (line) {
        take(line);
        continue;
      }
      if (data.length > 0) events.push({ event: event || "message", data: data.join("\n"), id });
      event = "";
      data = [];
    }
    return events;
  };
}

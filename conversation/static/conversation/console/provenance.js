/** Where a reply comes from: who wrote it, how long it took, and calmly what stood in the way. */

import { counted, duration, listed, providerName } from "./text.js";

const BROKEN = { failed: "No answer came.", stopped: "Stopped before it was whole.", running: "Still being written." };
/** Ends a sentence that begins with a provider's name. */
const REASONS = {
  authentication: "does not accept the key that it was given",
  rate_limited: "has too many requests just now",
  overloaded: "is overloaded just now",
  server_error: "had an error",
  bad_request: "did not accept the request",
  timeout: "took too long",
  connection: "could not be reached",
  empty: "answered without a word",
  bad_output: "answered in a form that nobody can read",
  not_configured: "is not set up",
  resting: "failed several times and is left alone for a moment",
};

/** @param {any} metadata @returns {{ states: string[], facts: string }} sentences on what was not as usual; facts in a line */
export function provenance(metadata) {
  const { provider, model, latency_ms: latency, usage, state, cost_usd: cost, fallback_from: passed = [] } = metadata;
  const tokens = (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0);
  const facts = [
    model && model !== provider ? `${provider} (${model})` : provider,
    latency?.total !== undefined && latency.total !== null && duration(latency.total),
    tokens > 0 && counted(tokens, "token", "tokens"),
    cost > 0 && new Intl.NumberFormat(undefined, { style: "currency", currency: "USD", maximumSignificantDigits: 2 }).format(cost),
  ];
  const states = [BROKEN[/** @type {keyof typeof BROKEN} */ (state)], ...fallbacks(passed, state === "failed" ? "" : provider)];
  return { states: states.filter(Boolean), facts: facts.filter(Boolean).join(" · ") };
}

/** @param {{ provider: string, reason: string }[]} passed @param {string} [answering] nothing when nobody did @returns {string[]} */
function fallbacks(passed, answering) {
  const cut = passed.filter(({ reason }) => reason === "cut");
  const unpaid = passed.some(({ reason }) => reason === "budget");
  const failed = passed.filter(({ reason }) => reason !== "cut" && reason !== "budget");
  const instead = answering && answering !== cut[0]?.provider ? `, so ${stoodIn(answering)} instead` : "";
  const why = failed.map(({ provider, reason }) => `${providerName(provider)} ${REASONS[/** @type {keyof typeof REASONS} */ (reason)] ?? "could not answer"}`);
  return [
    unpaid ? `Today’s budget for language models is spent${instead}; they are back after midnight UTC.` : "",
    why.length > 0 ? `${listed(why)}${instead}.` : "",
    ...cut.map(({ provider }) => `${providerName(provider)} was cut short; what had arrived is kept.`),
  ];
}

/** @param {string} provider */
function stoodIn(provider) {
  return provider === "offline" ? "the offline interviewer, which needs no model, asked" : `${providerName(provider)} asked`;
}

// Asks an endpoint every question of the standard input, in one process: node ask.mjs PACKAGES CLIENT ENDPOINT
//
// PACKAGES: the folder that holds node_modules. Input: {"name": "SPARQL", …}. Output, the same names:
// {"variables": […], "rows": [[term or null, …], …]} with terms as in SPARQL's JSON, or {"error": "…"}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, client, endpoint] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));

/** Comunica is told the address and nothing else: it finds out for itself that this is an endpoint. */
function comunica() {
  const { QueryEngine } = require("@comunica/query-sparql");
  const engine = new QueryEngine();
  return async (query) => {
    const result = await engine.query(query, { sources: [endpoint] });
    const { variables } = await result.metadata();
    const bindings = await (await result.execute()).toArray();
    const names = variables.map((found) => (found.variable ?? found).value);
    return { names, get: (row, name) => row.get(name), bindings };
  };
}

function fetching(method) {
  const { SparqlEndpointFetcher } = require("fetch-sparql-endpoint");
  const fetcher = new SparqlEndpointFetcher({ method });
  return async (query) => {
    const stream = await fetcher.fetchBindings(endpoint, query);
    let names = [];
    stream.on("variables", (variables) => (names = variables.map((variable) => variable.value)));
    const bindings = [];
    for await (const row of stream) bindings.push(row);
    return { names, get: (row, name) => row[name], bindings };
  };
}

function written(term) {
  if (term === undefined) return null;
  if (term.termType !== "Literal") return { type: term.termType === "NamedNode" ? "uri" : "bnode", value: term.value };
  if (term.language) return { type: "literal", value: term.value, "xml:lang": term.language };
  return { type: "literal", value: term.value, datatype: term.datatype.value };
}

const clients = {
  comunica,
  "fetch-sparql-endpoint by POST": () => fetching("POST"),
  "fetch-sparql-endpoint by GET": () => fetching("GET"),
};
const ask = clients[client]();
const answers = {};
for (const [name, query] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  try {
    const { names, get, bindings } = await ask(query);
    const rows = bindings.map((row) => names.map((variable) => written(get(row, variable))));
    answers[name] = { variables: names, rows };
  } catch (error) {
    answers[name] = { error: String(error) };
  }
}
process.stdout.write(JSON.stringify(answers));

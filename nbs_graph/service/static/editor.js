/* The query editor: YASGUI for this endpoint alone, with our prefixes, terms and questions. It asks no other machine. */
"use strict";

(async () => {
  const place = document.getElementById("yasgui");
  const { root, tongue, line, column, start } = place.dataset;
  const at = (name) => new URL(root + name, location.href).href;
  const Yasgui = window.Yasgui;
  const { Yasqe, Yasr } = Yasgui;
  const read = async (name) => (await fetch(at(name))).json();
  const [prefixes, terms] = await Promise.all([read("prefixes.json"), read("terms.json")]);
  const spaces = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
  const OURS = "https://w3id.org/nbs-graph/";

  /* --- Completion: names of ours instead of those of LOV and prefix.cc ------------------------------------------- */

  const shorten = (iri) => {
    for (const [prefix, space] of spaces) {
      const local = iri.slice(space.length);
      if (iri.startsWith(space) && /^[A-Za-z0-9_][\w.-]*$/.test(local) && !local.endsWith(".")) return `${prefix}:${local}`;
    }
    return `<${iri}>`;
  };
  const label = (term) => (tongue === "zh" ? term.zh || term.en : term.en || term.zh) || "";
  const labels = new Map();
  for (const group of Object.values(terms)) for (const term of group) labels.set(shorten(term.iri), label(term));
  const wanted = (token) => {
    const typed = token.string.replace(/^</, "").replace(/>$/, "").trim();
    const [prefix, local] = typed.split(":", 2);
    return local !== undefined && prefixes[prefix] ? { iri: prefixes[prefix] + local } : { word: typed.toLowerCase() };
  };
  const among = (groups) => (_, token) => {
    const { iri, word } = wanted(token);
    const all = groups.flatMap((group) => terms[group]);
    const fits = (term) =>
      iri ? term.iri.startsWith(iri) : [term.iri, term.en, term.zh].some((text) => text && text.toLowerCase().includes(word));
    return all.filter(fits).slice(0, 100).map((term) => term.iri);
  };
  const named = {
    preProcessToken: (_, token) => token,
    postProcessSuggestion: (_, __, iri) => shorten(iri),
    postprocessHints: (_, hints) =>
      hints.map((hint) => ({
        ...hint,
        render: (element, ___, shown) => {
          const meaning = document.createElement("span");
          meaning.className = "meaning";
          meaning.textContent = labels.get(shown.text) || "";
          element.append(shown.text, meaning);
        },
      })),
  };
  Object.assign(Yasqe.Autocompleters.class, named, { get: among(["class"]) });
  Object.assign(Yasqe.Autocompleters.property, named, { get: among(["property"]) });
  Yasqe.Autocompleters.prefixes.persistenceId = null;
  const inPredicate = Yasqe.Autocompleters.property.isValidCompletionPosition;
  Yasqe.forkAutocompleter("property", {
    name: "concept",
    get: among(["concept"]),
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getCompleteToken();
      return /^[\p{L}<]/u.test(token.string) && !inPredicate(yasqe) && !Yasqe.Autocompleters.class.isValidCompletionPosition(yasqe);
    },
  });

  /* --- Problems: what happened and where, in words ---------------------------------------------------------------- */

  let mark = null;
  const unmark = () => {
    if (mark) mark.clear();
    mark = null;
  };
  const tell = async (error) => {
    let problem;
    try {
      problem = JSON.parse(error.text);
    } catch {
      return undefined;
    }
    if (!problem.title || !problem.status) return undefined;
    const told = document.createElement("div");
    told.className = "problem";
    told.id = "problem";
    told.setAttribute("role", "alert");
    const where = problem.line ? ` (${line} ${problem.line}, ${column} ${problem.column})` : "";
    const title = document.createElement("strong");
    title.textContent = `${problem.status} ${problem.title}${where}`;
    const detail = document.createElement("p");
    detail.textContent = problem.detail;
    told.append(title, detail);
    if (problem.line) {
      const yasqe = yasgui.getTab().getYasqe();
      const from = { line: problem.line - 1, ch: Math.max(0, problem.column - 1) };
      const end = yasqe.getLine(from.line) || "";
      if (from.ch >= end.length) from.ch = Math.max(0, end.length - 1);
      unmark();
      mark = yasqe.getDoc().markText(from, { line: from.line, ch: from.ch + 1 }, { className: "problem-mark" });
      yasqe.getDoc().setCursor(from);
    }
    return told;
  };
  Yasr.defaults.errorRenderers = [tell];

  /* --- The editor -------------------------------------------------------------------------------------------------- */

  const long = () => encodeURIComponent(yasqe().getValue()).length > 6000;
  const yasgui = new Yasgui(place, {
    persistenceId: null,
    populateFromUrl: false,
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    requestConfig: {
      endpoint: at("sparql"),
      method: () => (long() ? "POST" : "GET"),
      headers: () => ({ "Accept-Language": tongue }),
    },
    yasqe: { prefixCcApi: at("prefixes.json"), value: start },
    yasr: { prefixes },
  });
  const yasqe = () => yasgui.getTab().getYasqe();

  /* --- Around it: questions, links, downloads ---------------------------------------------------------------------- */

  const address = (more) => {
    const fields = new URLSearchParams({ query: yasqe().getValue(), ...more });
    return at(`sparql?${fields}`);
  };
  const follow = () => {
    document.getElementById("permalink").href = address({ lang: tongue });
    for (const link of document.querySelectorAll("#downloads a")) link.href = address({ format: link.dataset.format });
  };
  const watch = () => {
    yasqe().on("change", () => {
      unmark();
      follow();
    });
    follow();
  };
  yasgui.on("tabSelect", watch);
  yasgui.on("tabAdd", () => setTimeout(watch));
  yasgui.on("query", () => {
    unmark();
    const link = address({ lang: tongue });
    if (link.length < 8000) history.replaceState(null, "", link);
  });
  watch();

  let examples = null;
  document.getElementById("question").addEventListener("change", async (event) => {
    const name = event.target.value;
    if (!name) return;
    examples ||= await read(`examples.json?lang=${tongue}`);
    yasqe().setValue(examples[name].query);
    place.dataset.loaded = name;
  });

  /* Our things have their pages here. */
  const lead = (link) => {
    if (link.href.startsWith(OURS)) link.href = at(link.href.slice(OURS.length));
  };
  new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.addedNodes)
        if (node.querySelectorAll) node.querySelectorAll("a.iri").forEach(lead);
  }).observe(place, { childList: true, subtree: true });

  place.dataset.ready = "yes";
  if (new URLSearchParams(location.search).get("query")) yasqe().query().catch(() => {});
})();

// Everything works without this file; with it, words are suggested and filters answer at once.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  // A click towards an employer is counted, as a number a day.
  const count = (event) => {
    const link = event.target.closest("a[data-counted]");
    if (link && event.button < 2) navigator.sendBeacon?.(link.dataset.counted);
  };
  addEventListener("click", count);
  addEventListener("auxclick", count);

  // On a telephone the map is wider than the screen: begin where the valley is.
  const river = document.querySelector(".map .river");
  if (river) {
    const frame = river.closest(".scroll"), at = river.getBoundingClientRect(), seen = frame.getBoundingClientRect();
    frame.scrollLeft += at.left + at.width * 0.3 - seen.left - seen.width / 2;
  }
  const form = document.getElementById("recherche");
  if (!form) return;
  const box = document.getElementById("q");
  const wide = matchMedia("(min-width: 62rem)");

  // The address of a search, without what says nothing.
  const address = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value && !(name === "rayon" && (value === "0" || !form.elements.lieu.value.trim()))) asked.append(name, value);
    }
    const text = asked.toString();
    return form.getAttribute("action") + (text ? "?" + text : "");
  };

  // Show another search in place; any trouble falls back to a plain visit.
  let asking = null;
  const show = async (href, push) => {
    asking?.abort();
    asking = new AbortController();
    document.body.classList.add("busy");
    try {
      const answer = await fetch(href, { signal: asking.signal });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const focused = document.activeElement?.id;
      for (const id of ["resultats", "filtres"]) document.getElementById(id).replaceWith(page.getElementById(id));
      document.title = page.title;
      document.getElementById("annonce").textContent = document.getElementById("compte").textContent;
      if (push) history.pushState({ ours: true }, "", href);
      (focused && document.getElementById(focused) || document.getElementById("compte")).focus({ preventScroll: true });
      document.body.classList.remove("busy");
    } catch (error) {
      if (error.name !== "AbortError") location.href = href;
    }
  };
  addEventListener("popstate", (event) => { if (!location.hash && event.state !== null) location.reload(); });
  history.replaceState({ ours: true }, "");

  form.addEventListener("submit", (event) => { event.preventDefault(); location.href = address(); });
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target.closest(".filters") && wide.matches) show(address(), true);
  });

  // Suggestions: a list of links under the box, walked with the arrows.
  let offers = null, last = "", timer = 0;
  const close = () => { const list = offers; offers = null; list?.remove(); };
  const suggest = async () => {
    const typed = box.value.trim();
    if (typed === last) return;
    last = typed;
    if (typed.length < 2) return close();
    const answer = await fetch(box.dataset.suggest + "?q=" + encodeURIComponent(typed)).catch(() => null);
    if (!answer?.ok || box.value.trim() !== typed) return;
    const { suggestions } = await answer.json();
    close();
    if (!suggestions.length || document.activeElement !== box) return;
    offers = document.createElement("ul");
    offers.className = "offers";
    offers.id = "propositions";
    offers.setAttribute("aria-label", "Propositions");
    for (const one of suggestions) {
      const link = document.createElement("a");
      link.href = box.dataset.suggest.replace(/\/suggestions$/, "") + one.href;
      const words = document.createElement("span"), kind = document.createElement("span");
      words.textContent = one.text;
      kind.className = "n";
      kind.textContent = one.kind + " (" + one.count + ")";
      link.append(words, kind);
      const item = document.createElement("li");
      item.append(link);
      offers.append(item);
    }
    box.after(offers);
    said.textContent = suggestions.length + " propositions, flèche bas pour les parcourir";
  };
  const said = document.createElement("span");
  said.className = "sr";
  said.setAttribute("role", "status");
  box.parentElement.append(said);
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, 120); });
  box.parentElement.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && offers) { event.preventDefault(); box.focus(); close(); }
    if (!offers || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const links = [box, ...offers.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    links[(at + links.length) % links.length].focus();
  });
  box.parentElement.addEventListener("focusout", (event) => {
    if (!box.parentElement.contains(event.relatedTarget)) close();
  });
})();

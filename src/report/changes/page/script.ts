/** What a content security policy allows: the hash of {@link script}. A test says what it has to be. */
export const scriptHash = "sha256-RmgjLsQTk1m5l4xqJqPWflDpQpzPrbBt9TBNYibH3qo=";

/**
 * What makes the filters work. All it knows stands in the document: `data-impact`, `data-verdict` and `data-direction` of each
 * change, and `data-filter` and `value` of each button. Nothing of a group pressed is all of it.
 */
export const script = `
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const filters = document.getElementById("filters");
  if (filters === null) return;
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const reset = document.getElementById("reset");
  const nothing = document.getElementById("nothing");
  const buttons = all("button[data-filter]", filters);
  const groups = all(".group");
  const changes = all(".change").map((element) => ({ element, group: element.closest(".group") }));

  const textOf = (change) => {
    change.text ??= (change.group.firstElementChild.textContent + " " + change.element.textContent).toLowerCase();
    return change.text;
  };

  const pressed = () => {
    const values = new Map();
    for (const button of buttons) {
      if (button.getAttribute("aria-pressed") !== "true") continue;
      const { filter } = button.dataset;
      values.set(filter, [...(values.get(filter) ?? []), button.value]);
    }
    return values;
  };

  const apply = () => {
    const wanted = [...pressed()];
    const words = search.value.toLowerCase().split(" ").filter((word) => word !== "");
    let count = 0;
    for (const change of changes) {
      const { dataset } = change.element;
      const fits =
        wanted.every(([filter, values]) => dataset[filter].split(" ").some((value) => values.includes(value))) &&
        words.every((word) => textOf(change).includes(word));
      change.element.hidden = !fits;
      if (fits) count++;
    }
    for (const group of groups) group.hidden = all(".change:not([hidden])", group).length === 0;
    for (const section of all("section.changes")) {
      section.hidden = all(".change", section).length > 0 && all(".group:not([hidden])", section).length === 0;
    }
    const isFiltered = wanted.length > 0 || words.length > 0;
    shown.textContent = isFiltered ? count + " of " + changes.length + " changes" : shown.dataset.all;
    reset.hidden = !isFiltered;
    nothing.hidden = count > 0;
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }
  search.addEventListener("input", apply);
  reset.addEventListener("click", () => {
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    search.value = "";
    apply();
    search.focus();
  });
  filters.hidden = false;
  apply();
})();
`;

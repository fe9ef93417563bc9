// form[data-rows]: a [data-add] button puts one more row into its part at once, made of the part's <template data-blank>;
// without this script the same button asks the server for it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("form[data-rows] [data-add]");
  if (!button) return;
  event.preventDefault();
  const part = button.closest("[data-part]");
  const total = part.querySelector(`[name="${part.dataset.part}-TOTAL_FORMS"]`);
  const holder = document.createElement("div");
  holder.innerHTML = part.querySelector("template[data-blank]").innerHTML.replaceAll("__prefix__", total.value);
  const row = holder.firstElementChild;
  total.value = Number(total.value) + 1;
  row.querySelector("[data-number]").textContent = new Intl.NumberFormat("en", {
    numberingSystem: document.documentElement.dataset.digits === "thai" ? "thai" : "latn",
  }).format(total.value);
  part.querySelector("[data-list]").append(row);
  row.querySelector("textarea, input:not([type=hidden])").focus();
});

// A button with data-reason="id" needs a word: while no field of its form holds any, it leads to the field of that id and
// says there what is wanted (data-reason-missing); the sentence goes as soon as something is typed.
(() => {
  const sentenceOf = (field) => document.getElementById(`${field.id}_error`);

  const describe = (field, id, isThere) => {
    const others = (field.getAttribute("aria-describedby") || "").split(/\s+/).filter((each) => each && each !== id);
    const ids = isThere ? [...others, id] : others;
    if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
    else field.removeAttribute("aria-describedby");
  };
  const complain = (field, words) => {
    const sentence = sentenceOf(field) || document.createElement("p");
    sentence.id = `${field.id}_error`;
    sentence.className = "invalid-feedback";
    sentence.setAttribute("role", "alert");
    sentence.textContent = words;
    field.after(sentence);
    field.setAttribute("aria-invalid", "true");
    describe(field, sentence.id, true);
  };
  const settle = (field) => {
    sentenceOf(field)?.remove();
    field.removeAttribute("aria-invalid");
    describe(field, `${field.id}_error`, false);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reason]");
    if (!button || [...button.form.querySelectorAll("textarea")].some((field) => field.value.trim())) return;
    event.preventDefault();
    const field = document.getElementById(button.dataset.reason);
    complain(field, button.dataset.reasonMissing);
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "center", behavior: "instant" });
  });
  document.addEventListener("input", (event) => {
    const button = event.target.form?.querySelector("[data-reason]");
    const field = button && document.getElementById(button.dataset.reason);
    if (field && sentenceOf(field) && event.target.matches("textarea") && event.target.value.trim()) settle(field);
  });
})();

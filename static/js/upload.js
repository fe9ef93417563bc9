// form[data-upload], sent by htmx: shows how much has gone, and when the line breaks or the sign-in has ended says so and
// leaves the form as it is.
(() => {
  const formOf = (event) => event.target.closest?.("form[data-upload]");
  const part = (form, name) => form.querySelector(`[data-${name}]`);

  const busy = (form, button) => {
    part(form, "upload-fault").hidden = true;
    button?.setAttribute("aria-busy", "true");
    document.getElementById("spoken").textContent = form.dataset.sending;
  };
  const release = (form) => {
    part(form, "progress").hidden = true;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  };
  // Who signed in anew in another tab has another token since.
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];

  const fail = (form, ...sentence) => {
    const fault = part(form, "upload-fault");
    const words = document.createElement("p");
    words.replaceChildren(...sentence);
    fault.replaceChildren(words);
    fault.hidden = false;
    fault.scrollIntoView({ block: "center" });
  };

  document.addEventListener("htmx:configRequest", (event) => {
    if (formOf(event) && token()) event.detail.parameters.set("csrfmiddlewaretoken", token());
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = formOf(event);
    if (form) busy(form, event.detail.requestConfig.triggeringEvent?.submitter);
  });
  document.addEventListener("htmx:xhr:progress", (event) => {
    const form = formOf(event);
    if (!form || !event.detail.lengthComputable || event.detail.total < 100_000) return;
    part(form, "progress").hidden = false;
    part(form, "progress").firstElementChild.value = (100 * event.detail.loaded) / event.detail.total;
  });
  document.addEventListener("htmx:afterRequest", (event) => formOf(event) && release(formOf(event)));
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:sendAbort"]) {
    document.addEventListener(name, (event) => formOf(event) && fail(formOf(event), formOf(event).dataset.failed));
  }
  document.addEventListener("htmx:responseError", (event) => {
    if (!formOf(event)) return;
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    fail(formOf(event), ...(answer.querySelector("[data-said]")?.childNodes || [formOf(event).dataset.refused]));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "main" && !event.target.querySelector(".error-summary, [autofocus]")) event.target.focus({ preventScroll: true });
  });
})();

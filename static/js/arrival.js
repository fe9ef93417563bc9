// form[data-arrives]: where a file comes instead of a page the browser tells nobody. So the form sends a ticket along, the
// server gives it back as a cookie once the file is made, and the form says “arrived”, aloud and as an event.
(() => {
  const waiting = new Map();
  const taken = (name) => {
    if (!document.cookie.split("; ").some((cookie) => cookie.startsWith(`${name}=`))) return false;
    document.cookie = `${name}=; Max-Age=0; Path=/; SameSite=Lax`;
    return true;
  };
  const ticketOf = (form) => {
    const field = form.elements.ticket || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "ticket" }));
    field.value = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;
    return field.value;
  };
  const arrive = (form) => {
    clearInterval(waiting.get(form));
    waiting.delete(form);
    document.getElementById("spoken").textContent = form.dataset.arrives;
    form.dispatchEvent(new CustomEvent("arrived", { bubbles: true }));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-arrives]") || waiting.has(form)) return;
    const name = `arrived-${ticketOf(form)}`;
    waiting.set(form, setInterval(() => taken(name) && arrive(form), 200));
  });
  // A page that comes back as it was left has been behind what it asked for.
  window.addEventListener("pageshow", () => [...waiting.keys()].forEach(arrive));
})();

// Django's own tables: a head cell that says nothing is no head, and what is pushed sideways can be pushed with the keys.
document.addEventListener("DOMContentLoaded", () => {
  for (const head of document.querySelectorAll("thead th")) {
    if (head.textContent.trim() || head.querySelector("input, img[alt]")) continue;
    const cell = document.createElement("td");
    cell.className = head.className;
    head.replaceWith(cell);
  }
  for (const part of document.querySelectorAll(".inline-group, .results, .table-scroll")) {
    if (part.scrollWidth <= part.clientWidth) continue;
    part.tabIndex = 0;
    part.setAttribute("role", "group");
    part.setAttribute("aria-label", (part.querySelector("h2, caption") || document.querySelector("h1")).textContent.trim());
  }
});

// Menus made of <details class="menu"> close when one clicks elsewhere, tabs out of them or presses Escape.
(() => {
  const close = (menu, refocus) => {
    menu.open = false;
    if (refocus) menu.querySelector("summary").focus();
  };
  const open = () => document.querySelectorAll("details.menu[open]");
  const leave = (event) => open().forEach((menu) => menu.contains(event.target) || close(menu));

  document.addEventListener("click", leave);
  document.addEventListener("focusin", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open().forEach((menu) => close(menu, menu.contains(document.activeElement)));
  });
})();

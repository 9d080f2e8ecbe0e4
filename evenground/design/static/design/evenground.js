// Small comforts. Every page works without this file.
(() => {
  "use strict";
  const leave = document.getElementById("leave");
  const away = () => {
    document.documentElement.hidden = true;
    location.replace(leave.href);
  };
  if (leave) {
    leave.addEventListener("click", (press) => {
      press.preventDefault();
      away();
    });
    // Escape three times within two seconds leaves as well.
    let presses = [];
    document.addEventListener("keydown", (key) => {
      if (key.key !== "Escape" || key.repeat) return;
      presses = [...presses.filter((at) => key.timeStamp - at < 2000), key.timeStamp];
      if (presses.length > 2) away();
    });
  }
  const summary = document.querySelector(".govuk-error-summary:not([data-shown-off] *)");
  if (summary) summary.focus();
  // "Copy" stands only where the browser can do it.
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(from.dataset.plain || from.textContent.trim());
      document.getElementById("status").textContent = button.dataset.said;
    });
  }
  // A file that has no room is said before it is sent; and that one is on its way, while it is.
  for (const file of document.querySelectorAll("input[data-most]")) {
    file.addEventListener("change", () => {
      const large = [...file.files].some((one) => one.size > Number(file.dataset.most));
      document.getElementById(`${file.id}_said`).textContent = large ? file.dataset.said : "";
      if (large) file.value = "";
    });
    file.form.addEventListener("submit", () => {
      if (file.files.length) document.getElementById("status").textContent = file.form.dataset.onItsWay;
    });
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();

// A card's QR code brings its code behind the # of the address. It is put in the box and taken out of the address.
(() => {
  "use strict";
  const box = document.getElementById("id_code");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!box || !/^[0-9A-Za-z -]{16,30}$/.test(code)) return;
  box.value = code;
  history.replaceState(null, "", location.pathname + location.search);
  const note = document.getElementById("from-card");
  if (note) note.hidden = false;
  const button = document.getElementById("go");
  if (button) button.focus();
})();

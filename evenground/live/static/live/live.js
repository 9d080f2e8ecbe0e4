// Keeps a page current while it is open. Without this file the page has all the same, and a link to look again.
(() => {
  "use strict";
  const root = document.getElementById("live");
  if (!root) return;
  const { how, events, state: address } = root.dataset;
  const show = document.getElementById("live-show");
  const stop = document.getElementById("live-stop");
  const said = document.getElementById("live-said");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  const number = (id) => Number(id.slice(id.lastIndexOf("-") + 1));
  const words = (name, n) => root.dataset[name].replace("{n}", n);
  let known = root.dataset.id;
  let epoch = known.slice(0, known.lastIndexOf("-"));
  let stream, poll, counted, spoken, lastSpoke = -Infinity, speaking;
  const waiting = { parts: {}, lists: {} };  // what shall not move anything yet

  // What this device knows of itself, from the page: whose a question is, and what it would like to hear.
  const mine = {};
  const noteMine = (card) => {
    for (const one of card.querySelectorAll("[data-when]:not([hidden])")) mine[card.dataset.question] = one.dataset.when;
  };
  const putMine = (card) => {
    for (const one of card.querySelectorAll("[data-when]")) one.hidden = one.dataset.when !== (mine[card.dataset.question] || "open");
    for (const form of card.querySelectorAll("form")) {
      if (!token || form.elements.csrfmiddlewaretoken) continue;
      form.insertAdjacentHTML("afterbegin", "<input type='hidden' name='csrfmiddlewaretoken'>");
      form.firstChild.value = token;
    }
  };
  document.querySelectorAll("[data-question]").forEach(noteMine);

  const made = (html) => {
    const box = document.createElement("template");
    box.innerHTML = html;
    return box.content.firstElementChild;
  };
  let touched = null;
  const held = (element) => element.contains(document.activeElement) || (touched && element.contains(touched));
  addEventListener("pointerdown", (press) => { touched = press.target; }, true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { touched = null; setTimeout(settle, 400); }, true);
  addEventListener("focusout", () => setTimeout(settle, 0));

  const put = (id, html) => {
    const old = document.getElementById(id);
    if (!old) return false;
    if (held(old)) return false;
    const fresh = made(html);
    const why = old.querySelector("[id^=why-]");
    const place = fresh.querySelector("[id^=why-]");
    if (why && place && !place.textContent) place.replaceWith(why.cloneNode(true));
    if (fresh.dataset.question) putMine(fresh);
    const open = [...old.querySelectorAll("details")].map((one) => one.open);
    fresh.querySelectorAll("details").forEach((one, at) => { one.open = open[at] || false; });
    old.replaceWith(fresh);
    return true;
  };

  // Whatever changes without moving anything comes at once; order, new ones and what goes wait for a press.
  const settle = (all = how === "at_once") => {
    for (const [id, ids] of Object.entries(waiting.lists)) {
      const list = document.getElementById(id);
      if (!list || !all) continue;
      const here = new Map([...list.children].map((one) => [one.id, one]));
      for (const one of ids) if (!here.has(one) && waiting.parts[one]) here.set(one, made(waiting.parts[one]));
      list.replaceChildren(...ids.filter((one) => here.has(one)).map((one) => here.get(one)));
      list.querySelectorAll("[data-question]").forEach(putMine);
      delete waiting.lists[id];
    }
    for (const [id, html] of Object.entries(waiting.parts)) {
      if (put(id, html)) delete waiting.parts[id];
      else if (!document.getElementById(id) && !Object.values(waiting.lists).some((ids) => ids.includes(id)) && !id.startsWith("why-")) delete waiting.parts[id];
    }
    offer();
  };
  const offer = () => {
    let fresh = 0, moved = false;
    for (const [id, ids] of Object.entries(waiting.lists)) {
      const here = [...(document.getElementById(id)?.children || [])].map((one) => one.id);
      fresh += ids.filter((one) => !here.includes(one)).length;
      moved ||= ids.join() !== here.join();
    }
    show.hidden = !moved;
    show.textContent = fresh ? words("show", fresh) : root.dataset.order;
  };
  show.addEventListener("click", () => {
    if (how === "again") { location.reload(); return; }
    const lists = Object.keys(waiting.lists);
    settle(true);
    const list = document.getElementById(lists[0]);
    if (list) { list.tabIndex = -1; list.focus({ preventScroll: true }); }
  });

  // One line, spoken at most every fifteen seconds; never a question itself.
  const speak = (now) => {
    spoken ||= counted;
    counted = now;
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      const told = [];
      if (spoken && counted.came > spoken.came) told.push(words("new", counted.came - spoken.came));
      if (spoken && counted.ended > spoken.ended) told.push(words("ended", counted.ended - spoken.ended));
      spoken = counted;
      lastSpoke = performance.now();
      if (told.length) said.textContent = told.join(" ");
    }, Math.max(1000, lastSpoke + 15000 - performance.now()));
  };

  const take = (told) => {
    known = told.id;
    if (how === "again") {
      show.textContent = root.dataset.again;
      show.hidden = false;
    } else {
      Object.assign(waiting.parts, told.parts);
      Object.assign(waiting.lists, told.lists);
      settle();
    }
    if (counted) speak(told.numbers);
    counted ||= told.numbers;
  };
  const frame = (event) => {
    const told = JSON.parse(event.data);
    if (!told.id.startsWith(`${epoch}-`) || number(known) < told.prev) { again(1000); return; }
    if (number(told.id) > number(known)) take(told);
  };
  let reading;
  const read = async () => {
    if (reading) return;
    reading = true;
    try {
      const answer = await fetch(address, { headers: { "If-None-Match": `"${known}"` }, cache: "no-store" });
      if (answer.ok) {
        const told = await answer.json();
        epoch = told.id.slice(0, told.id.lastIndexOf("-"));
        if (told.id !== known) take(told);
      }
    } catch { /* looked for again soon */ }
    reading = false;
  };
  const again = (within) => setTimeout(read, Math.random() * within);

  const begin = () => {
    end();
    root.hidden = false;
    stop.textContent = root.dataset.stop;
    if (!window.EventSource) { look(); return; }
    stream = new EventSource(events);
    stream.addEventListener("frame", frame);
    stream.addEventListener("reset", (event) => again(JSON.parse(event.data).within));
    stream.addEventListener("open", () => { clearTimeout(poll); });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) look();
    });
  };
  // Where nothing can be streamed: look again every now and then, and try to listen once more after a while.
  const look = (times = 0) => {
    clearTimeout(poll);
    poll = setTimeout(async () => {
      await read();
      if (times >= 4 && window.EventSource) begin(); else look(times + 1);
    }, 10000 + Math.random() * 10000);
  };
  const end = () => {
    clearTimeout(poll);
    stream?.close();
    stream = null;
  };
  stop.addEventListener("click", () => {
    const off = stop.textContent === root.dataset.go;
    sessionStorage.setItem("live", off ? "" : "off");
    if (off) { begin(); read(); return; }
    end();
    stop.textContent = root.dataset.go;
  });
  const back = () => {
    if (document.visibilityState === "visible" && stop.textContent === root.dataset.stop) read();
  };
  document.addEventListener("visibilitychange", back);
  addEventListener("online", back);

  // Supports are posted beside the pages; where that fails, the form goes its plain way.
  document.addEventListener("submit", async (press) => {
    const form = press.target, card = form.closest("[data-question]"), say = form.dataset.when;
    if (!root.dataset.support || !card || !["open", "supported"].includes(say)) return;
    press.preventDefault();
    const wish = new URLSearchParams({ question: card.dataset.question, say: say === "open" ? "yes" : "no" });
    try {
      const answer = await fetch(root.dataset.support, { method: "POST", body: wish });
      const told = await answer.json();
      if (told.done) {
        mine[card.dataset.question] = say === "open" ? "supported" : "open";
        putMine(card);
        card.querySelector(`[data-when=${mine[card.dataset.question]}] button`).focus();
      }
      said.textContent = told.why;
    } catch {
      said.textContent = root.dataset.sorry;
    }
  });

  if (sessionStorage.getItem("live") === "off") {
    root.hidden = false;
    stop.textContent = root.dataset.go;
  } else begin();
})();

// Keys, the theme, sheets and copying. Everything works without this file; it only makes it quicker.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("has-script");
  try {
    var kept = localStorage.getItem("dateline-theme");
    if (kept === "light" || kept === "dark") root.setAttribute("data-theme", kept);
  } catch (ignored) { /* storage may be closed; the system's choice then stands */ }

  function switchTheme() {
    var isDark = root.getAttribute("data-theme") === "dark" ||
      (!root.hasAttribute("data-theme") && matchMedia("(prefers-color-scheme: dark)").matches);
    var next = isDark ? "light" : "dark";
    root.setAttribute("data-theme", next);
    try { localStorage.setItem("dateline-theme", next); } catch (ignored) { /* as above */ }
  }

  function open(id) {
    var dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  }

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
      !/^(checkbox|radio|submit|button)$/.test(target.type);
  }

  function steps() {
    return Array.prototype.filter.call(document.querySelectorAll("[data-step]"), function (one) {
      return one.checkVisibility ? one.checkVisibility() : one.offsetParent !== null;
    });
  }

  function current() { return document.querySelector("[data-step].here"); }

  function walk(by) {
    var all = steps(), here = current();
    if (!all.length) return;
    var at = here ? all.indexOf(here) + by : (by > 0 ? 0 : all.length - 1);
    var next = all[Math.max(0, Math.min(all.length - 1, at))];
    if (here) here.classList.remove("here");
    next.classList.add("here");
    var link = next.matches("a") ? next : next.querySelector("[data-open]") || next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function showEvidence() {
    var here = current() || (document.activeElement && document.activeElement.closest("[data-step]")) || document;
    var link = here.querySelector("[data-evidence]");
    if (link) { link.click(); return; }
    var fold = here.matches && here.matches("details") ? here : here.querySelector("main details, details");
    if (fold) fold.open = !fold.open;
  }

  function copy(button) {
    var from = document.getElementById(button.getAttribute("data-copy"));
    if (!from || !navigator.clipboard) return;
    var words = button.textContent;
    navigator.clipboard.writeText(from.textContent).then(function () {
      button.textContent = "Copied";
      setTimeout(function () { button.textContent = words; }, 1500);
    });
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      var field = document.querySelector('[data-focus-key="/"]');
      if (field) { field.focus(); field.select(); }
    } else if (event.key === "?") open("keys");
    else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "e") showEvidence();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", function (event) {
    var target = event.target.closest("[data-dialog], [data-theme-switch], [data-copy]");
    if (!target) {
      if (event.target.matches("dialog")) event.target.close();
      return;
    }
    if (target.hasAttribute("data-dialog")) open(target.getAttribute("data-dialog"));
    else if (target.hasAttribute("data-copy")) copy(target);
    else switchTheme();
  });

  // An address is cited: fields that are left empty stay out of it.
  document.addEventListener("submit", function (event) {
    if (event.target.method !== "get") return;
    event.target.querySelectorAll("input[name], select[name]").forEach(function (field) {
      if (!field.value) { field.disabled = true; setTimeout(function () { field.disabled = false; }, 0); }
    });
  });

  // Paper has no buttons: what is folded is open while a page prints.
  var unfolded = [];
  addEventListener("beforeprint", function () {
    unfolded = Array.prototype.slice.call(document.querySelectorAll("details.as-table:not([open]), details.folded:not(.kept):not([open]), details.ahead:not([open])"));
    unfolded.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    unfolded.forEach(function (one) { one.open = false; });
  });

  // On a narrow screen the names of the pages scroll sideways; the one that is open is to be seen.
  document.addEventListener("DOMContentLoaded", function () {
    var here = document.querySelector(".nav [aria-current]");
    if (here) here.parentNode.scrollLeft = Math.max(0, here.offsetLeft - here.parentNode.offsetLeft - 24);
  });

  document.addEventListener("htmx:afterSwap", function (event) {
    if (event.detail.target.id === "sheet-in") open("sheet");
  });
  // A second click on what a line has opened closes it again.
  document.addEventListener("htmx:beforeRequest", function (event) {
    var target = event.detail.target;
    if (target.classList.contains("line-evidence") && target.childElementCount) {
      target.replaceChildren();
      event.preventDefault();
    }
  });
})();

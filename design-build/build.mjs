// Builds evenground.css and its right-to-left twin from evenground/design/styles/.
// What we don't use of govuk-frontend is taken out here, so that a first visit stays light on a slow phone.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import postcss from "postcss";
import rtlcss from "rtlcss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const design = join(here, "..", "evenground", "design");
const out = process.argv[2] ?? join(design, "static", "design");

// Variants of govuk-frontend that no template uses. A test fails if a template starts to.
const UNUSED = new RegExp(
  [
    "--small", "--inline", "__divider", "__conditional", "--inverse", "--start", "__start-icon", "--warning",
    "input__wrapper", "input__prefix", "input__suffix", "input--extra-letter-spacing", "summary-card",
    "legend--(s|m|l|xl)", "label--(s|m|l|xl)", "label-wrapper", "fieldset__heading", "input--width-(3|5|30|20)",
    "no-actions", "summary-list--no-border", "govuk-frontend-supported", "visually-hidden-focusable",
    "details__summary-text::-", "moz-focus-inner", "select:focus:", "govuk-list",
  ].join("|"),
);

const OURS = {
  "text": "ink", "secondary-text": "quiet", "body-background": "paper", "inverse-text": "on-act", "error": "wrong",
  "success": "yes", "border": "edge", "input-border": "line", "hover": "edge", "link": "link", "link-visited": "link",
  "link-hover": "link", "link-active": "ink", "focus": "focus", "focus-text": "focus-ink", "surface-background": "sand",
  "surface-text": "ink", "surface-border": "edge",
};
// Inherited from body in our sheet; repeated in each of its rules in theirs.
const INHERITED = new Set(["-webkit-font-smoothing", "-moz-osx-font-smoothing", "word-wrap", "-webkit-appearance"]);

const trim = () => ({
  postcssPlugin: "trim",
  Once(root) {
    root.walkDecls((decl) => {
      if (decl.prop.startsWith("--govuk-")) return decl.remove();
      if (INHERITED.has(decl.prop) || (decl.prop === "font-family" && decl.value === "inherit")) decl.remove();
      decl.value = decl.value.replace(/var\(--govuk-([a-z-]+)-colour,\s*#[0-9a-f]+\)/gi, (all, name) => {
        if (!OURS[name]) throw new Error(`no colour of ours for ${name}`);
        return `var(--${OURS[name]})`;
      });
    });
    root.walkRules((rule) => {
      const kept = rule.selectors.filter((selector) => !UNUSED.test(selector));
      if (kept.length === 0) rule.remove();
      else rule.selectors = kept;
    });
    root.walkAtRules("media", (media) => {
      if (/ms-high-contrast/.test(media.params)) media.params = media.params.replace(/,\s*\(-ms-high-contrast:\s*active\)/, "");
    });
    for (let again = true; again; ) {
      again = false;
      root.walk((node) => {
        if ((node.type === "rule" || node.type === "atrule") && node.nodes?.length === 0) {
          node.remove();
          again = true;
        }
      });
    }
  },
});

const expanded = sass.compile(join(design, "styles", "evenground.scss"), {
  loadPaths: [join(here, "node_modules", "govuk-frontend", "dist")],
  quietDeps: true,
}).css;
const trimmed = postcss([trim()]).process(expanded, { from: undefined }).css;
const pressed = sass.compileString(trimmed, { style: "compressed" }).css.replace(/^\uFEFF/, "");
const note = "/*! Evenground. Form controls from govuk-frontend, MIT: see LICENSE-govuk-frontend.txt beside this file. */\n";
mkdirSync(out, { recursive: true });
for (const [name, css] of [["evenground.css", pressed], ["evenground.rtl.css", rtlcss.process(pressed)]]) {
  const text = `${note}${css.trim()}\n`;
  writeFileSync(join(out, name), text);
  console.log(`${name}: ${text.length} bytes, ${gzipSync(text, { level: 9 }).length} compressed`);
}

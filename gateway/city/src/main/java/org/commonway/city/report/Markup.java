package org.commonway.city.report;

/** HTML as it is written, well-formed as XML too; every text in it is escaped. */
final class Markup {
    private static final String REPLACEMENT = "\ufffd";

    private final StringBuilder out = new StringBuilder();

    /** Adds tags as they are. */
    Markup tags(String tags) {
        out.append(tags);
        return this;
    }

    /** Adds words between tags or in an attribute. */
    Markup words(String words) {
        out.append(escaped(words));
        return this;
    }

    /** Adds an element of words on a line of its own; style is its class, empty for none. */
    Markup element(String tag, String style, String words) {
        return inline(tag, style, words).tags("\n");
    }

    /** Adds an element of words; style is its class, empty for none. */
    Markup inline(String tag, String style, String words) {
        out.append('<').append(tag).append(style.isEmpty() ? ">" : " class=\"" + style + "\">");
        out.append(escaped(words)).append("</").append(tag).append('>');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** Characters that XML 1.0 (2.2) and HTML do not allow, which a ledger may hold, become U+FFFD. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]", REPLACEMENT)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

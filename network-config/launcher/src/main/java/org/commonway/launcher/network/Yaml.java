package org.commonway.launcher.network;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;

/** Writes nested maps as YAML; strings are quoted as in JSON, which YAML reads the same. */
final class Yaml {
    private Yaml() {}

    /** The text of a map whose values are strings, numbers, truth values, such maps or lists of such maps. */
    static String of(Map<String, ?> root) {
        StringBuilder text = new StringBuilder("# Written by ./commonway at every start; changes are lost.\n");
        append(text, root, "");
        return text.toString();
    }

    private static void append(StringBuilder text, Map<?, ?> map, String indent) {
        map.forEach((key, value) -> {
            text.append(indent).append(key).append(':');
            if (value instanceof Map<?, ?> nested) {
                text.append('\n');
                append(text, nested, indent + "  ");
            } else if (value instanceof List<?> list) {
                text.append('\n');
                list.forEach(item -> {
                    text.append(indent).append("  -\n");
                    append(text, (Map<?, ?>) item, indent + "    ");
                });
            } else if (value instanceof Number || value instanceof Boolean) {
                text.append(' ').append(value).append('\n');
            } else {
                char[] quoted = JsonStringEncoder.getInstance().quoteAsString(String.valueOf(value));
                text.append(" \"").append(quoted).append("\"\n");
            }
        });
    }
}

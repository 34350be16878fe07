package org.commonway.node.feed;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forgiving looks into JSON: what is absent, null or of another type is empty. */
final class Json {
    private Json() {}

    static Optional<JsonElement> find(JsonObject from, String name) {
        return Optional.ofNullable(from.get(name)).filter(element -> !element.isJsonNull());
    }

    static Optional<JsonObject> findObject(JsonObject from, String name) {
        return find(from, name).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    /** Text; a number is read as text too, since feeds have numeric ids. */
    static Optional<String> findText(JsonObject from, String name) {
        return find(from, name)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(text -> !text.isEmpty());
    }

    static Optional<BigDecimal> findNumber(JsonObject from, String name) {
        try {
            return findText(from, name).map(BigDecimal::new);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static int getInt(JsonObject from, String name, int absent) {
        return findNumber(from, name).map(BigDecimal::intValue).orElse(absent);
    }

    /** A boolean; GBFS 1 wrote 0 and 1. */
    static boolean isTrue(JsonObject from, String name, boolean absent) {
        return findText(from, name)
                .map(text -> text.equals("true") || text.equals("1"))
                .orElse(absent);
    }

    /** The objects of an array; other entries are left out. */
    static List<JsonObject> listObjects(JsonObject from, String name) {
        List<JsonObject> objects = new ArrayList<>();
        JsonArray array = find(from, name)
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
        for (JsonElement element : array) {
            if (element.isJsonObject()) {
                objects.add(element.getAsJsonObject());
            }
        }
        return objects;
    }

    /** A name: plain text in GBFS 2, a list of texts with their languages in GBFS 3. */
    static Optional<String> findName(JsonObject from, String name) {
        return findText(from, name)
                .or(() -> listObjects(from, name).stream()
                        .flatMap(text -> findText(text, "text").stream())
                        .findFirst());
    }
}

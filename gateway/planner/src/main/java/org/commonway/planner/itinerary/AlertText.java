package org.commonway.planner.itinerary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One text in the languages that an operator gives.
 *
 * @param byLanguage by BCP 47 tag, in the operator's order; the empty tag where it does not say
 */
public record AlertText(Map<String, String> byLanguage) {
    /** Copies the map and keeps its order. */
    public AlertText {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /**
     * The text for somebody who reads these languages, the best first (RFC 4647: lookup, so that de-CH is served by de,
     * then filtering, so that de is served by de-AT). Else the one whose language is not said, else the first; the empty
     * text when there is none.
     */
    public String in(List<Locale.LanguageRange> languages) {
        List<String> tags =
                byLanguage.keySet().stream().filter(tag -> !tag.isEmpty()).toList();
        return Optional.ofNullable(Locale.lookupTag(languages, tags))
                .or(() -> Locale.filterTags(languages, tags).stream().findFirst())
                .flatMap(this::find)
                .or(() -> Optional.ofNullable(byLanguage.get("")))
                .or(() -> byLanguage.values().stream().findFirst())
                .orElse("");
    }

    private Optional<String> find(String tag) {
        return byLanguage.entrySet().stream()
                .filter(text -> text.getKey().equalsIgnoreCase(tag))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

package org.commonway.planner.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case taken apart: its title, then sections of a head at the margin and indented rows. Empty lines and what follows
 * a # are left out.
 *
 * @param title the first line
 * @param sections in order
 */
record CaseText(CaseLine title, List<Section> sections) {
    /**
     * A part of a case.
     *
     * @param head the line at the margin
     * @param rows the indented lines below it
     */
    record Section(CaseLine head, List<CaseLine> rows) {}

    /** Takes the text of a file apart. */
    static CaseText of(String file, String text) {
        Optional<CaseLine> title = Optional.empty();
        List<Section> sections = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String bare = raw.replaceFirst("#.*", "");
            CaseLine line = new CaseLine(file, number, bare.strip());
            if (bare.contains("\t")) {
                throw line.error("A tab is not two spaces: write spaces.");
            }
            if (line.text().isEmpty()) {
                continue;
            }
            if (title.isEmpty()) {
                title = Optional.of(line);
            } else if (!bare.startsWith(" ")) {
                sections.add(new Section(line, new ArrayList<>()));
            } else if (sections.isEmpty()) {
                throw line.error("An indented row stands under no head.");
            } else {
                sections.get(sections.size() - 1).rows().add(line);
            }
        }
        CaseLine first = title.orElseThrow(() -> new CaseError(file + ": The case is empty."));
        return new CaseText(first, List.copyOf(sections));
    }
}

package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of rooms in ARCHITECTURE.md, held against the compiled code. */
class RoomsTest {
    private static final String OURS = "org.commonway";

    /** Classes that Micronaut generates beside ours are named with a leading dollar. */
    private static final ImportOption WRITTEN_BY_HAND =
            location -> !location.matches(java.util.regex.Pattern.compile(".*/\\$[^/]*\\.class"));

    private static List<Room> rooms;
    private static JavaClasses classes;

    @BeforeAll
    static void read_table_and_code() {
        rooms = Room.readTable(Repository.read("ARCHITECTURE.md"));
        classes = new ClassFileImporter().withImportOption(WRITTEN_BY_HAND).importPaths(Repository.classFolders());
        assertThat(classes.size()).as("classes found: build all modules first").isGreaterThan(100);
    }

    @Test
    void every_package_has_a_row() {
        Set<String> homeless = packages().stream()
                .filter(name -> rooms.stream().noneMatch(room -> room.holds(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(homeless).as("packages without a row in ARCHITECTURE.md").isEmpty();
    }

    @Test
    void every_row_names_a_package_that_exists() {
        Set<String> packages = packages();
        assertThat(rooms)
                .filteredOn(room -> packages.stream().noneMatch(room::holds))
                .as("rows without a package")
                .isEmpty();
    }

    @Test
    void no_room_imports_what_its_row_does_not_allow() {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass type : classes) {
            Room room = roomOf(type.getPackageName());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (room != null && !target.isEmpty() && !room.mayImport(target)) {
                    trespasses.add(type.getName() + " imports "
                            + dependency.getTargetClass().getBaseComponentType().getName());
                }
            }
        }
        assertThat(trespasses).as("imports that a row does not allow").isEmpty();
    }

    @Test
    void a_planted_trespass_is_found() {
        Room law = new Room("org.commonway.rules.money", List.of());
        assertThat(law.mayImport("java.util")).isTrue();
        assertThat(law.mayImport("org.slf4j")).isFalse();
        assertThat(law.mayImport("io.micronaut.context")).isFalse();
        Room adapter = new Room("org.commonway.node.grpc", List.of("io.grpc..", "org.commonway.node.hold"));
        assertThat(adapter.mayImport("io.grpc.stub")).isTrue();
        assertThat(adapter.mayImport("io.grpcx")).isFalse();
        assertThat(adapter.mayImport("org.commonway.node.hold")).isTrue();
        assertThat(adapter.mayImport("org.commonway.node.hold.deeper")).isFalse();
    }

    private static Set<String> packages() {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(OURS) || name.startsWith("org.hyperledger"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The room with the longest matching row. */
    private static Room roomOf(String packageName) {
        return rooms.stream()
                .filter(room -> room.holds(packageName))
                .max(java.util.Comparator.comparingInt(room -> room.name().length()))
                .orElse(null);
    }

    /**
     * A row of the table.
     *
     * @param name the package; with ".." also those below it
     * @param imports what it may import besides java.. and itself
     */
    record Room(String name, List<String> imports) {

        static List<Room> readTable(String markdown) {
            return MarkdownTable.rows(markdown, "Room").stream()
                    .map(cells -> new Room(MarkdownTable.codes(cells.get(0)).get(0), MarkdownTable.codes(cells.get(2))))
                    .toList();
        }

        boolean holds(String packageName) {
            return matches(name, packageName);
        }

        boolean mayImport(String packageName) {
            boolean law = name.startsWith("org.commonway.rules");
            return packageName.equals("java")
                    || packageName.startsWith("java.")
                    || packageName.startsWith("org.jspecify")
                    || matches(name, packageName)
                    || (!law && packageName.equals("org.slf4j"))
                    || imports.stream().anyMatch(allowed -> matches(allowed, packageName));
        }

        private static boolean matches(String pattern, String packageName) {
            if (!pattern.endsWith("..")) {
                return pattern.equals(packageName);
            }
            String stem = pattern.substring(0, pattern.length() - 2);
            return packageName.equals(stem) || packageName.startsWith(stem + ".");
        }
    }
}

package dev.frontrow.chat.jdbc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.frontrow.chat.jdbc";

    /** What each package below the root may know of the others; the root, which puts them together, may know all. */
    private static final Map<String, Set<String>> KNOWS = Map.of(
            "append", Set.of("table", "sql", "failure"),
            "backplane", Set.of("sql"),
            "failure", Set.of(),
            "personal", Set.of("retention", "table", "sql"),
            "retention", Set.of("table", "sql"),
            "schema", Set.of("sql", "failure"),
            "sql", Set.of("failure"),
            "table", Set.of("sql", "failure"),
            "wallet", Set.of("schema", "sql", "failure"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("dev.frontrow.chat.(**)").should().beFreeOfCycles());
    }

    @Test
    void packagesKnowOnlyThoseBelowThem() {
        KNOWS.forEach((name, below) -> {
            String[] known = Stream.concat(Stream.of(name), below.stream())
                    .map(ArchitectureTest::full)
                    .toArray(String[]::new);
            check(classes()
                    .that(resideInAPackage(full(name)))
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackages(ROOT + "..").or(resideInAnyPackage(known))));
        });
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Set<String> named = KNOWS.keySet().stream().map(ArchitectureTest::full).collect(Collectors.toSet());
        named.add(ROOT);
        assertThat(packages().map(JavaPackage::getName)).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages()).allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void storesAndAdaptersDoNotKnowEachOther() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.frontrow.chat.memory..", "dev.frontrow.chat.servlet..", "dev.frontrow.chat.testkit.."));
    }

    /** The entry types, the wallet, and what calls throw; everything else is nobody's business. */
    @Test
    void onlyWhatHostsCallIsExported() {
        ModuleDescriptor module = ModuleFinder.of(Path.of("target", "classes"))
                .find(ROOT)
                .orElseThrow()
                .descriptor();
        Set<String> exported = module.exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(exported).containsExactly(ROOT, full("failure"), full("wallet"));
        assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(module.opens()).isEmpty();
    }

    private static Stream<JavaPackage> packages() {
        return CLASSES.stream().map(JavaClass::getPackage).distinct();
    }

    private static String full(String name) {
        return ROOT + "." + name;
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}

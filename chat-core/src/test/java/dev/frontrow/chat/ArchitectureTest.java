package dev.frontrow.chat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.frontrow.chat.host.InvalidUserIdException;
import dev.frontrow.chat.wire.EncodedEvent;
import dev.frontrow.chat.wire.StreamEvent;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.frontrow.chat");

    private static final String ENGINE = "dev.frontrow.chat.engine..";
    private static final String FACADE = "dev.frontrow.chat";
    private static final int MAX_METHODS = 6;
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(dev\\.frontrow\\.chat(?:\\.[a-z]+)*)\\.[A-Z]", Pattern.MULTILINE);

    /** {@code docs/architecture.md} draws the packages in rows, those of one row with a bar between them. */
    @Test
    void importsGoDownwardsInTheDrawing() {
        Map<String, Integer> rows = PackageDrawing.rows();
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(module().packages());
        check(classes().should(new ArchCondition<>("import from rows below their own only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(to -> rows.containsKey(to.getTargetClass().getPackageName()))
                        .filter(to -> !to.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .forEach(to -> events.add(new SimpleConditionEvent(
                                to,
                                rows.get(type.getPackageName())
                                        < rows.get(to.getTargetClass().getPackageName()),
                                to.getDescription())));
            }
        }));
    }

    /** Also imports that only a comment needs, which no class file has. */
    @Test
    void theImportsOfTheSourcesGoDownwardsToo() throws IOException {
        Map<String, Integer> rows = PackageDrawing.rows();
        Path sources = Path.of("src", "main", "java");
        List<String> upwards = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String from = sources.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
                Matcher imports = IMPORT.matcher(Files.readString(file));
                while (imports.find()) {
                    String to = imports.group(1);
                    if (!to.equals(from) && rows.getOrDefault(to, Integer.MAX_VALUE) <= rows.getOrDefault(from, -1)) {
                        upwards.add(file + " imports " + to);
                    }
                }
            }
        }
        assertThat(rows).isNotEmpty();
        assertThat(upwards).isEmpty();
    }

    @Test
    void theClassesThatThePageNamesExist() {
        Set<String> existing = CLASSES.stream()
                .map(type -> type.getName().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"))
                .collect(Collectors.toSet());
        assertThat(PackageDrawing.namedClasses()).hasSizeGreaterThan(15).isSubsetOf(existing);
    }

    /** The way of a message, as the page draws it, goes through each package once and downwards. */
    @Test
    void aDraftGoesDownwardsToItsCommitAndToTheSocket() {
        Map<String, Integer> rows = PackageDrawing.rows();
        List<String> walk = PackageDrawing.walk();
        assertThat(walk).hasSizeGreaterThan(7).doesNotHaveDuplicates().isSubsetOf(rows.keySet());
        assertThat(walk.stream().map(rows::get)).isSorted();
    }

    @Test
    void onlyTheFacadeKnowsTheEngine() {
        check(noClasses()
                .that(not(resideInAnyPackage(FACADE, ENGINE)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE));
    }

    @Test
    void nothingBelowKnowsTheFacade() {
        check(noClasses().that(not(resideInAPackage(FACADE))).should().dependOnClassesThat(resideInAPackage(FACADE)));
    }

    @Test
    void onlyTheWireMakesEventsThatMayBeSent() {
        check(noClasses()
                .that(not(resideInAPackage("dev.frontrow.chat.wire")))
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "its owner is StreamEvent or EncodedEvent",
                        call -> call.getTargetOwner().isEquivalentTo(StreamEvent.class)
                                || call.getTargetOwner().isEquivalentTo(EncodedEvent.class))));
    }

    @Test
    void onlyTheWireKnowsJson() {
        check(noClasses()
                .that(not(resideInAPackage("dev.frontrow.chat.wire")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.."));
    }

    @Test
    void librariesStayWhereTheyServe() {
        check(noClasses()
                .that(not(resideInAPackage("dev.frontrow.chat.text")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jsoup.."));
    }

    @Test
    void timesAreJavaTime() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|TimeZone)|java\\.sql\\..*"));
    }

    @Test
    void nobodySleeps() {
        check(noClasses()
                .should()
                .accessTargetWhere(access(
                        "a sleep",
                        target -> target.getTarget()
                                .getFullName()
                                .matches("java\\.(lang\\.Thread|util\\.concurrent\\.TimeUnit)\\.sleep\\(.*"))));
    }

    @Test
    void nobodyWritesToTheConsole() {
        check(noClasses()
                .should()
                .accessTargetWhere(access(
                        "System.out, System.err or printStackTrace",
                        target -> target.getTarget()
                                .getFullName()
                                .matches("java\\.lang\\.System\\.(out|err)|.*\\.printStackTrace\\(.*"))));
    }

    /** What is formatted depends on the locale of the server, and a text of a user in a message ends up in a log. */
    @Test
    void nobodyFormatsStrings() {
        check(noClasses()
                .should()
                .accessTargetWhere(access(
                        "String.format or formatted",
                        target -> target.getTarget()
                                .getFullName()
                                .matches("java\\.lang\\.String\\.(format|formatted)\\(.*"))));
    }

    @Test
    void clocksArePassedInExceptWhereTheyAreTheDefault() {
        check(
                noClasses()
                        .that(not(resideInAPackage(FACADE)))
                        .should()
                        .accessTargetWhere(
                                access(
                                        "a clock of the system",
                                        target -> target.getTarget()
                                                .getFullName()
                                                .matches(
                                                        "java\\.time\\.\\w+\\.now\\(.*|java\\.lang\\.System\\.currentTimeMillis\\(.*"))));
    }

    @Test
    void whatHostsImplementIsSmall() {
        check(classes()
                .that(describe(
                        "are public interfaces that others implement, and no visitor, which has a method for each kind",
                        type -> type.isInterface()
                                && !type.getSimpleName().equals("Visitor")
                                && !type.isAnnotation()
                                && type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.reflect().isSealed()
                                && isExported(type.getPackageName())))
                .should(haveFewAbstractMethods()));
    }

    /** Hosts meet one: an id is made in their code, and what cannot be one is told apart from a login that failed. */
    @Test
    void exceptionsAreUncheckedAndFew() {
        check(classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .areNotAssignableTo(InvalidUserIdException.class)
                .should()
                .beAssignableTo(RuntimeException.class)
                .andShould()
                .resideInAPackage(ENGINE));
    }

    @Test
    void theEngineIsNotExportedAndEverythingElseIs() {
        Set<String> exported = module().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(module().packages());
        expected.removeIf(name -> name.startsWith("dev.frontrow.chat.engine"));
        assertThat(exported).isEqualTo(expected);
        assertThat(module().exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(module().opens()).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static boolean isExported(String packageName) {
        return module().exports().stream().anyMatch(exports -> exports.source().equals(packageName));
    }

    private static ModuleDescriptor module() {
        return ModuleFinder.of(Path.of("target", "classes"))
                .find("dev.frontrow.chat.core")
                .orElseThrow()
                .descriptor();
    }

    /** Closing is not counted: everything that holds something has it. */
    private static ArchCondition<JavaClass> haveFewAbstractMethods() {
        return new ArchCondition<>("have at most " + MAX_METHODS + " abstract methods of its own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long methods = type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaMethod::getName)
                        .filter(name -> !name.equals("close"))
                        .count();
                String message = type.getName() + " has " + methods + " abstract methods";
                events.add(new SimpleConditionEvent(type, methods <= MAX_METHODS, message));
            }
        };
    }

    private static DescribedPredicate<JavaClass> describe(
            String description, java.util.function.Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static DescribedPredicate<JavaAccess<?>> access(
            String description, java.util.function.Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}

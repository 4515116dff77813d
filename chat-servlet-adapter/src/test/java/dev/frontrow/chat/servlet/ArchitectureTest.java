package dev.frontrow.chat.servlet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.frontrow.chat.Chat;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.frontrow.chat.servlet";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /**
     * The jar has no module-info (ADR 0003): a package of its own would have to show hosts what it shows its
     * neighbours.
     */
    @Test
    void thereIsOnePackage() {
        assertThat(packages().map(JavaPackage::getName)).containsExactly(ROOT);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages()).allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void onlyWhatHostsCallOrImplementIsPublic() {
        assertThat(CLASSES.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrder(
                        ChatServlet.class.getName(),
                        ChatServlet.Builder.class.getName(),
                        SigningKeys.class.getName(),
                        UserResolver.class.getName());
    }

    /** No compiler says so, since this module is compiled on the class path. */
    @Test
    void onlyWhatTheCoreExportsIsKnown() throws URISyntaxException {
        Path core = Path.of(
                Chat.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor module = ModuleFinder.of(core)
                .find("dev.frontrow.chat.core")
                .orElseThrow()
                .descriptor();
        Set<String> exported =
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
        DescribedPredicate<JavaClass> hidden = describe(
                "are in packages that chat-core does not export",
                type -> module.packages().contains(type.getPackageName()) && !exported.contains(type.getPackageName()));
        check(noClasses().should().dependOnClassesThat(hidden));
    }

    @Test
    void storesAndAdaptersDoNotKnowEachOther() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.frontrow.chat.jdbc..", "dev.frontrow.chat.memory..", "dev.frontrow.chat.testkit.."));
    }

    @Test
    void onlyTokensKnowTheJwtLibrary() {
        check(noClasses()
                .that(DescribedPredicate.not(belongToAnyOf(Tokens.class)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jsonwebtoken.."));
    }

    /** What a token says is decided without the request it came with. */
    @Test
    void tokensKnowNoServlets() {
        check(classes()
                .that(belongToAnyOf(
                        Tokens.class,
                        TokenClaims.class,
                        TokenLifetimes.class,
                        TokenType.class,
                        IssuedToken.class,
                        SigningKeys.class))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are not of the Servlet API",
                        type -> !type.getPackageName().startsWith("jakarta.servlet"))));
    }

    private static Stream<JavaPackage> packages() {
        return CLASSES.stream().map(JavaClass::getPackage).distinct();
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}

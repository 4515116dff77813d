package dev.frontrow.chat.memory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.frontrow.chat.memory";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** One room's state is small enough for one package, in which nearly everything can stay package-private. */
    @Test
    void thereIsOnePackage() {
        assertThat(packages().map(JavaPackage::getName)).containsExactly(ROOT);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages()).allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void onlyTheStoreIsPublic() {
        assertThat(CLASSES.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrder(MemoryChatStore.class.getName(), MemoryChatStore.Builder.class.getName());
    }

    @Test
    void storesAndAdaptersDoNotKnowEachOther() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.frontrow.chat.jdbc..", "dev.frontrow.chat.servlet..", "dev.frontrow.chat.testkit..")
                .check(CLASSES);
    }

    private static Stream<JavaPackage> packages() {
        return CLASSES.stream().map(JavaClass::getPackage).distinct();
    }
}

package dev.frontrow.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the module exports is what {@code api.txt} says: whoever changes the one changes the other, and a reviewer sees
 * it. To write it anew: {@code ./mvnw -pl chat-core test -Dtest=ApiTest -Dapi.write=true}.
 */
class ApiTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path FILE = Path.of("api.txt");

    @Test
    void theSurfaceIsTheOneInTheFile() throws IOException {
        String surface = surface();
        if (Boolean.getBoolean("api.write")) {
            Files.writeString(FILE, surface);
        }
        assertThat(Files.readString(FILE)).isEqualTo(surface);
    }

    private static String surface() throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (String exported : exportedPackages()) {
            try (Stream<Path> files = Files.list(CLASSES.resolve(exported.replace('.', '/')))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                        .map(name -> load(exported + "." + name.replace(".class", "")))
                        .filter(ApiTest::isExported)
                        .forEach(types::add);
            }
        }
        long outer =
                types.stream().filter(type -> type.getEnclosingClass() == null).count();
        return outer + " types, " + (types.size() - outer) + " in them\n\n"
                + types.stream().map(ApiTest::describe).sorted().collect(Collectors.joining("\n"));
    }

    private static TreeSet<String> exportedPackages() {
        return ModuleFinder.of(CLASSES).findAll().iterator().next().descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isExported(Class<?> type) {
        Class<?> owner = type.getEnclosingClass();
        return isVisible(type.getModifiers()) && (owner == null || isExported(owner));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String describe(Class<?> type) {
        TreeSet<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            add(members, field, field.isEnumConstant() ? field.getName() : field.toGenericString());
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(members, constructor, constructor.toGenericString());
        }
        for (Class<?> owner = type; owner == type || isHiddenParent(owner); owner = owner.getSuperclass()) {
            for (Method method : owner.getDeclaredMethods()) {
                if (!method.isBridge() && !isOfEveryRecordOrEnum(type, method)) {
                    add(members, method, method.toGenericString().replace(owner.getName(), type.getName()));
                }
            }
        }
        return shortened(head(type)) + "\n"
                + members.stream()
                        .map(member -> "    " + shortened(member) + "\n")
                        .collect(Collectors.joining());
    }

    /** What is inherited from a class that nobody else can see belongs to the one that inherits it. */
    private static boolean isHiddenParent(@Nullable Class<?> type) {
        return type != null && !Modifier.isPublic(type.getModifiers());
    }

    private static void add(TreeSet<String> members, Member member, String text) {
        boolean isParameterOfOthers = member instanceof Executable executable && executable.isSynthetic();
        if (isVisible(member.getModifiers()) && !member.isSynthetic() && !isParameterOfOthers) {
            members.add(text);
        }
    }

    /** What the language gives them says nothing about them. */
    private static boolean isOfEveryRecordOrEnum(Class<?> type, Method method) {
        boolean isOfObject = List.of("equals", "hashCode", "toString").contains(method.getName());
        return (type.isRecord() && isOfObject)
                || (type.isEnum() && List.of("values", "valueOf").contains(method.getName()));
    }

    private static String head(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String modifiers = (Modifier.isAbstract(type.getModifiers()) && !type.isInterface() ? "abstract " : "")
                + (Modifier.isFinal(type.getModifiers()) && !type.isRecord() && !type.isEnum() ? "final " : "")
                + (type.isSealed() ? "sealed " : "");
        String components = !type.isRecord()
                ? ""
                : Arrays.stream(type.getRecordComponents())
                        .map(ApiTest::component)
                        .collect(Collectors.joining(", ", "(", ")"));
        List<Type> parents = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getSuperclass() != null
                && !List.of(Object.class, Record.class).contains(type.getSuperclass())
                && !isHiddenParent(type.getSuperclass())
                && !type.isEnum()) {
            parents.add(0, type.getGenericSuperclass());
        }
        return modifiers + kind + " " + type.getName() + variables(type) + components
                + (parents.isEmpty() ? "" : " : " + names(parents));
    }

    private static String component(RecordComponent component) {
        return component.getGenericType().getTypeName() + " " + component.getName();
    }

    private static String variables(Class<?> type) {
        TypeVariable<?>[] variables = type.getTypeParameters();
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(TypeVariable::getName).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String names(List<Type> types) {
        return types.stream().map(Type::getTypeName).collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        return text.replace("dev.frontrow.chat.", "")
                .replace("java.lang.", "")
                .replace("java.time.", "")
                .replaceAll("java\\.util\\.(function\\.)?(?=[A-Z])", "")
                .replaceAll("\\b(public|abstract) ", "");
    }
}

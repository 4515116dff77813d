package dev.frontrow.it.schedules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a point before everything in a class that another thread could see or change: a field that is not final, a final
 * one that holds something of {@code java.util} (atomics, locks, futures, queues, maps; not functions), and a monitor.
 * Calls that wait get a form that the run knows of.
 */
final class Instrumentation {

    private static final String POINTS = Type.getInternalName(Points.class);

    /** Calls that wait: there is a method of the same name in {@link Points}, with the receiver first. */
    private static final Set<String> WAITING = Set.of(
            "java/util/concurrent/locks/ReentrantLock.lock()V",
            "java/util/concurrent/locks/ReentrantLock.tryLock(JLjava/util/concurrent/TimeUnit;)Z",
            "java/util/concurrent/Semaphore.acquireUninterruptibly()V",
            "java/util/concurrent/CompletableFuture.get(JLjava/util/concurrent/TimeUnit;)Ljava/lang/Object;");

    private final Function<String, byte[]> bytesOf;
    private final Map<String, Set<String>> shared = new HashMap<>();

    /** @param bytesOf the bytes of a class by its internal name */
    Instrumentation(Function<String, byte[]> bytesOf) {
        this.bytesOf = bytesOf;
    }

    byte[] apply(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new Classes(writer, reader.getClassName()), 0);
        return writer.toByteArray();
    }

    /** The fields of a class that other threads may find changed, or use at the same time. */
    private Set<String> sharedFields(String owner) {
        return shared.computeIfAbsent(owner, name -> {
            Set<String> fields = new java.util.HashSet<>();
            if (name.startsWith("dev/frontrow/")) {
                new ClassReader(bytesOf.apply(name))
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public @Nullable FieldVisitor visitField(
                                            int access,
                                            String field,
                                            String descriptor,
                                            @Nullable String signature,
                                            @Nullable Object value) {
                                        boolean isFinal = (access & Opcodes.ACC_FINAL) != 0;
                                        if (!isFinal || isShared(descriptor)) {
                                            fields.add(field);
                                        }
                                        return null;
                                    }
                                },
                                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
            return fields;
        });
    }

    private static boolean isShared(String descriptor) {
        return descriptor.startsWith("Ljava/util/") && !descriptor.startsWith("Ljava/util/function/");
    }

    private final class Classes extends ClassVisitor {

        private final String owner;

        Classes(ClassVisitor next, String owner) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            boolean locks = (access & Opcodes.ACC_SYNCHRONIZED) != 0 && (access & Opcodes.ACC_STATIC) == 0;
            String body = locks ? name + "$locked" : name;
            if (locks) {
                MethodVisitor outer =
                        super.visitMethod(access & ~Opcodes.ACC_SYNCHRONIZED, name, descriptor, signature, thrown);
                enterAndCall(outer, name, body, descriptor);
            }
            MethodVisitor code = super.visitMethod(access, body, descriptor, signature, thrown);
            return name.startsWith("<") ? code : new Methods(code, owner, name);
        }

        /** The monitor is entered in a method of its own, so that there is a place before it. */
        private void enterAndCall(MethodVisitor code, String name, String body, String descriptor) {
            code.visitCode();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitLdcInsn(simple(owner) + "." + name);
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC, POINTS, "enter", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            int slot = 1;
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
                slot += argument.getSize();
            }
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, body, descriptor, false);
            code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
    }

    private final class Methods extends MethodVisitor {

        private final String place;
        private int line;

        Methods(MethodVisitor next, String owner, String name) {
            super(Opcodes.ASM9, next);
            this.place = simple(owner) + "." + name;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            super.visitLineNumber(number, start);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (sharedFields(owner).contains(name)) {
                where(name);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, POINTS, "point", "(Ljava/lang/String;)V", false);
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                super.visitInsn(Opcodes.DUP);
                where("synchronized");
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, POINTS, "enter", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (WAITING.contains(owner + "." + name + descriptor)) {
                where(name);
                String extended = "(L" + owner + ";" + descriptor.substring(1).replace(")", "Ljava/lang/String;)");
                super.visitMethodInsn(Opcodes.INVOKESTATIC, POINTS, name, extended, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        private void where(String what) {
            super.visitLdcInsn(place + ":" + line + " " + what);
        }
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }
}

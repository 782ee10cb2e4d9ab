package org.jiezhen.shell;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The texts that stand in a class: read from the class itself, where a literal is whole however its call is written, and
 * where one put together from a code knows the code's type.
 *
 * @param literals every text constant, and those of its annotations
 * @param composed those that are put together at run time
 * @param uses the names of the types it mentions, with slashes
 */
record ClassTexts(String name, Set<String> literals, List<Composed> composed, Set<String> uses) {

    private static final String HOLE = "\u0001";

    /**
     * A text with one hole, as in {@code "customers.sex." + sex}.
     *
     * @param codes what can stand in the hole, when that is an enum
     */
    record Composed(String before, String after, @Nullable Set<String> codes) {

        /** What this text has in its hole, when it is that one. */
        Optional<String> code(String text) {
            return text.length() > before.length() + after.length() && text.startsWith(before) && text.endsWith(after)
                    ? Optional.of(text.substring(before.length(), text.length() - after.length()))
                    : Optional.empty();
        }
    }

    /** Whether it is a view or a part of one, where a text with dots can hardly be anything but a key. */
    boolean onScreen() {
        return name.matches("org\\.jiezhen\\.(\\w+\\.ui|shell)\\..*");
    }

    static ClassTexts of(Path file) throws IOException {
        var model = ClassFile.of().parse(Files.readAllBytes(file));
        var literals = new TreeSet<String>();
        var uses = new HashSet<String>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof StringEntry text && !text.stringValue().contains(HOLE)) {
                literals.add(text.stringValue());
            } else if (entry instanceof java.lang.classfile.constantpool.ClassEntry type) {
                uses.add(type.asInternalName());
            }
        }
        annotations(model).flatMap(ClassTexts::texts).forEach(literals::add);
        var composed = new ArrayList<Composed>();
        for (var method : model.methods()) {
            method.code().ifPresent(code -> composed(method, code, composed));
        }
        return new ClassTexts(
                model.thisClass().asInternalName().replace('/', '.'), literals, List.copyOf(composed), uses);
    }

    private static Stream<Annotation> annotations(ClassModel model) {
        return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream());
    }

    private static Stream<String> texts(Annotation annotation) {
        return annotation.elements().stream().map(AnnotationElement::value).flatMap(ClassTexts::texts);
    }

    private static Stream<String> texts(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfString text -> Stream.of(text.stringValue());
            case AnnotationValue.OfArray many -> many.values().stream().flatMap(ClassTexts::texts);
            default -> Stream.empty();
        };
    }

    // ---- texts put together

    private static void composed(MethodModel method, CodeModel code, List<Composed> found) {
        var before = new ArrayList<CodeElement>();
        for (var element : code) {
            if (element instanceof InvokeDynamicInstruction concat
                    && concat.name().stringValue().equals("makeConcatWithConstants")) {
                var recipe = concat.bootstrapArgs().getFirst().toString();
                // The code of a key is the last that is put in; what is put in before it is another text's affair.
                var parts = recipe.split(Pattern.quote(HOLE), -1);
                if (parts.length == 2) {
                    found.add(new Composed(
                            parts[0],
                            parts[1],
                            operand(method, code, before)
                                    .flatMap(ClassTexts::constants)
                                    .orElse(null)));
                }
            }
            if (element instanceof Instruction) {
                before.add(element);
            }
        }
    }

    /** The type of what lies on top before it is made a text of. */
    private static Optional<ClassDesc> operand(MethodModel method, CodeModel code, List<CodeElement> before) {
        var at = before.size() - 1;
        if (at >= 0
                && before.get(at) instanceof InvokeInstruction call
                && call.name().equalsString("valueOf")
                && call.owner().asInternalName().equals("java/lang/String")) {
            at--;
        }
        return at < 0
                ? Optional.empty()
                : switch (before.get(at)) {
                    case InvokeInstruction call
                    when call.name().equalsString("name") ->
                        Optional.of(call.owner().asSymbol());
                    case InvokeInstruction call -> Optional.of(call.typeSymbol().returnType());
                    case TypeCheckInstruction check -> Optional.of(check.type().asSymbol());
                    // A constant of an enum is one code of it, and no promise of the others.
                    case FieldInstruction field
                    when !field.owner().asSymbol().equals(field.typeSymbol()) -> Optional.of(field.typeSymbol());
                    case LoadInstruction load -> local(method, code, load.slot());
                    default -> Optional.empty();
                };
    }

    private static Optional<ClassDesc> local(MethodModel method, CodeModel code, int slot) {
        var named = StreamSupport.stream(code.spliterator(), false)
                .filter(LocalVariable.class::isInstance)
                .map(LocalVariable.class::cast)
                .filter(variable -> variable.slot() == slot)
                .map(LocalVariable::typeSymbol)
                .distinct()
                .toList();
        if (named.size() == 1) {
            return Optional.of(named.getFirst());
        }
        return named.isEmpty() ? parameter(method, slot) : Optional.empty();
    }

    private static Optional<ClassDesc> parameter(MethodModel method, int slot) {
        MethodTypeDesc type = method.methodTypeSymbol();
        var at = method.flags().has(java.lang.reflect.AccessFlag.STATIC) ? 0 : 1;
        for (var parameter : type.parameterList()) {
            if (at == slot) {
                return Optional.of(parameter);
            }
            at += parameter.descriptorString().matches("[JD]") ? 2 : 1;
        }
        return Optional.empty();
    }

    /** The constants of an enum of ours. */
    private static Optional<Set<String>> constants(ClassDesc type) {
        if (!type.isClassOrInterface() || !type.packageName().startsWith("org.jiezhen")) {
            return Optional.empty();
        }
        return constants(type.descriptorString().replaceAll("^L|;$", "").replace('/', '.'));
    }

    /** The constants of a type of ours, when it is an enum. */
    static Optional<Set<String>> constants(String name) {
        try {
            var constants = Class.forName(name, false, ClassTexts.class.getClassLoader())
                    .getEnumConstants();
            return Optional.ofNullable(constants).map(all -> Arrays.stream(all)
                    .map(one -> ((Enum<?>) one).name())
                    .collect(toCollection(TreeSet::new)));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}

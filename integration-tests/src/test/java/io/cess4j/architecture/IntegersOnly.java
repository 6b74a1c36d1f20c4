package io.cess4j.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;

/**
 * No instruction of a class works on floats. ArchUnit sees signatures and calls, but what a method
 * does with its local numbers is in its bytecode alone.
 */
final class IntegersOnly extends ArchCondition<JavaClass> {
  IntegersOnly() {
    super("compute with integers only");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (MethodModel method : model(type).methods()) {
      method
          .code()
          .ifPresent(
              code -> {
                for (CodeElement element : code) {
                  if (element instanceof Instruction instruction && isFloating(instruction)) {
                    events.add(
                        SimpleConditionEvent.violated(
                            type,
                            "%s.%s has %s"
                                .formatted(
                                    type.getName(),
                                    method.methodName().stringValue(),
                                    instruction.opcode())));
                  }
                }
              });
    }
  }

  private static ClassModel model(JavaClass type) {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Of the names of JVMS 6.5: all that begin with d or f but for dup, and what makes floats. */
  private static boolean isFloating(Instruction instruction) {
    String name = instruction.opcode().name();
    boolean constant =
        instruction instanceof ConstantInstruction loaded
            && (loaded.typeKind() == TypeKind.FLOAT || loaded.typeKind() == TypeKind.DOUBLE);
    return constant
        || name.startsWith("F")
        || (name.startsWith("D") && !name.startsWith("DUP"))
        || name.endsWith("2F")
        || name.endsWith("2D");
  }
}

package io.cess4j.faults.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Inserts a call of {@link Reached#now} into one method of one class, with the JDK's own class file
 * API. Agent argument: {@code class;method;ENTRY or EXIT;time;file}.
 */
public final class KillAgent {
  private static final ClassDesc REACHED = ClassDesc.of(Reached.class.getName());
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

  private KillAgent() {}

  public static void premain(String argument, Instrumentation instrumentation) {
    String[] parts = argument.split(";");
    Reached.at(Integer.parseInt(parts[3]), Path.of(parts[4]));
    instrumentation.addTransformer(
        new OneMethod(parts[0].replace('.', '/'), parts[1], parts[2].equals("ENTRY")));
  }

  private record OneMethod(String owner, String method, boolean atEntry)
      implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      if (!owner.equals(name)) {
        return null;
      }
      ClassFile file = ClassFile.of();
      return file.transformClass(
          file.parse(bytes),
          ClassTransform.transformingMethodBodies(
              this::isWanted, CodeTransform.ofStateful(() -> inserting(atEntry))));
    }

    private boolean isWanted(MethodModel candidate) {
      return candidate.methodName().equalsString(method);
    }
  }

  private static CodeTransform inserting(boolean atEntry) {
    return new CodeTransform() {
      @Override
      public void atStart(CodeBuilder code) {
        if (atEntry) {
          call(code);
        }
      }

      @Override
      public void accept(CodeBuilder code, CodeElement element) {
        if (!atEntry && element instanceof ReturnInstruction) {
          call(code);
        }
        code.with(element);
      }
    };
  }

  private static void call(CodeBuilder code) {
    code.invokestatic(REACHED, "now", NOTHING);
  }
}

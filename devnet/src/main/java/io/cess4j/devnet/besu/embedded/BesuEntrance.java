package io.cess4j.devnet.besu.embedded;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code org.hyperledger.besu.Besu.main} does, but for ending the JVM. By reflection: Besu is
 * in no registry of packages, so nothing of it is there when this is compiled.
 */
final class BesuEntrance {
  private static final String ROOT = "org.hyperledger.besu.";

  private final Method createComponent;
  private final Method getCommand;
  private final Method parse;
  private final Method parameterHandler;
  private final Method executionHandler;
  private final Class<?> runLast;

  private BesuEntrance(
      Method createComponent,
      Method getCommand,
      Method parse,
      Method parameterHandler,
      Method executionHandler,
      Class<?> runLast) {
    this.createComponent = createComponent;
    this.getCommand = getCommand;
    this.parse = parse;
    this.parameterHandler = parameterHandler;
    this.executionHandler = executionHandler;
    this.runLast = runLast;
  }

  /**
   * Finds it and sets logging up.
   *
   * @throws ReflectiveOperationException where this version of Besu is built otherwise
   */
  static BesuEntrance open() throws ReflectiveOperationException {
    Class<?> component = Class.forName(ROOT + "components.BesuComponent");
    Class<?> command = Class.forName(ROOT + "cli.BesuCommand");
    Method parse =
        Stream.of(command.getMethods())
            .filter(method -> method.getName().equals("parse") && method.isVarArgs())
            .filter(method -> method.getParameterCount() == 6)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("BesuCommand.parse of six parameters"));
    BesuEntrance entrance =
        new BesuEntrance(
            Class.forName(ROOT + "components.DaggerBesuComponent").getMethod("create"),
            component.getMethod("getBesuCommand"),
            parse,
            command.getMethod("parameterExceptionHandler"),
            command.getMethod("executionExceptionHandler"),
            Class.forName("picocli.CommandLine$RunLast"));
    setUpLogging(Class.forName(ROOT + "Besu"));
    return entrance;
  }

  /** With the arguments in newer versions, without in older ones. */
  private static void setUpLogging(Class<?> besu) throws ReflectiveOperationException {
    for (Method method : besu.getMethods()) {
      if (method.getName().equals("setupLogging")) {
        Object[] none = {new String[] {"--color-enabled=false"}};
        method.invoke(null, method.getParameterCount() == 0 ? new Object[0] : none);
        return;
      }
    }
    throw new NoSuchMethodException("Besu.setupLogging");
  }

  /**
   * Runs a node until it ends.
   *
   * @return its exit status
   */
  int run(List<String> arguments) throws ReflectiveOperationException {
    Object component = createComponent.invoke(null);
    Object command = getCommand.invoke(component);
    try {
      return (int)
          parse.invoke(
              command,
              runLast.getConstructor().newInstance(),
              parameterHandler.invoke(command),
              executionHandler.invoke(command),
              InputStream.nullInputStream(),
              component,
              arguments.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LinkageError mismatch) {
        throw mismatch;
      }
      throw e;
    }
  }
}
